using System.Text.RegularExpressions;

namespace Katas.Checker.Verdicts;

/// <summary>A test that ended.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="TaskId">The task that it checks.</param>
/// <param name="State">The way it ended.</param>
/// <param name="Message">Its message if it did not pass.</param>
/// <param name="StackTrace">Where, if it did not pass.</param>
internal sealed partial record TestOutcome(string Name, string TaskId, TestState State, string Message, string StackTrace)
{
    /// <summary>The tensors that did not agree, if that made it fail.</summary>
    public Mismatch? Mismatch { get; init; }

    /// <summary>From its start to its end, as the checker saw it.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Class and method, without namespace and arguments.</summary>
    public string ShortName => string.Join('.', Name.Split('(')[0].Split('.').TakeLast(2));

    /// <summary>The method's name as a sentence.</summary>
    public string Sentence => LoneS().Replace(ShortName.Split('.')[^1].Replace('_', ' '), "'s");

    /// <summary>The beginning of its message, without the task's id.</summary>
    public string Words
    {
        get
        {
            const int Most = 14;
            string prefix = $"Task {TaskId} | ";
            string text = Message.StartsWith(prefix, StringComparison.Ordinal) ? Message[prefix.Length..] : Message;
            string[] lines = text.ReplaceLineEndings("\n").Trim('\n').Split('\n');
            return string.Join('\n', lines.Take(Most)) + (lines.Length > Most ? "\n…" : "");
        }
    }

    /// <summary>Whether it failed because a task is not written, and which.</summary>
    public bool IsNotImplemented(out string taskId)
    {
        var match = NotImplemented().Match(Message);
        taskId = match.Groups["id"].Success ? match.Groups["id"].Value : TaskId;
        return State == TestState.Failed && match.Success;
    }

    // An exception that names no task is put down to the one that the test checks.
    [GeneratedRegex(@"System\.NotImplementedException\s*:\s*(Task (?<id>\d\d\.\d+)\b)?")]
    private static partial Regex NotImplemented();

    /// <summary>What a name makes of an apostrophe: <c>the_input_s_type</c>.</summary>
    [GeneratedRegex(@" s\b")]
    private static partial Regex LoneS();
}
