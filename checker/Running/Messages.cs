using System.Text.Json;
using System.Text.Json.Serialization;
using Katas.Testkit;
using static TorchSharp.torch;

namespace Katas.Checker.Running;

/// <summary>What the checker asks of its child.</summary>
[JsonDerivedType(typeof(RunTests), "tests")]
[JsonDerivedType(typeof(RunProbes), "probes")]
internal abstract record Request(byte[] Assembly, byte[] Symbols);

/// <summary>Run the tests of some tasks, except those named; all of them, or until one fails.</summary>
internal sealed record RunTests(
    byte[] Assembly, byte[] Symbols, IReadOnlyList<string> TaskIds, IReadOnlyList<string> Except, bool StopAtFirst)
    : Request(Assembly, Symbols);

/// <summary>Run the probes of a task.</summary>
internal sealed record RunProbes(byte[] Assembly, byte[] Symbols, string TaskId) : Request(Assembly, Symbols);

/// <summary>What any child says first.</summary>
internal interface IFirstWord
{
    /// <summary>Why TorchSharp does not load here; null when it is loaded, and the child ready.</summary>
    string? Problem { get; }
}

/// <summary>What the child tells the checker.</summary>
[JsonDerivedType(typeof(Ready), "ready")]
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(Finished), "finished")]
[JsonDerivedType(typeof(Probed), "probed")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(Broken), "broken")]
internal abstract record Message;

/// <inheritdoc cref="IFirstWord"/>
internal sealed record Ready(string? Problem = null) : Message, IFirstWord;

/// <summary>A test or probe begins: what follows, a hang or a crash, is its doing.</summary>
internal sealed record Started(string Name, string TaskId) : Message;

/// <summary>A test ended.</summary>
internal sealed record Finished(
    string Name, string TaskId, bool Passed, string Message, string StackTrace, Mismatch? Mismatch = null) : Message
{
    /// <summary>How long the test itself took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Whether something that it started goes on running: the child should not be used again.</summary>
    public bool LeavesRunning { get; init; }
}

/// <summary>A probe ended.</summary>
internal sealed record Probed(ProbeOutcome Outcome) : Message;

/// <summary>The request is done.</summary>
internal sealed record Answered : Message;

/// <summary>The request could not be done.</summary>
internal sealed record Broken(string Reason) : Message;

/// <summary>What a probe gave: values, or the exception that it ended with.</summary>
/// <param name="Name">The probe.</param>
/// <param name="Parts">Tensors, strings and numbers, in order.</param>
/// <param name="Exception">The type of the exception, or null.</param>
/// <param name="Text">The exception's message, or null.</param>
internal sealed record ProbeOutcome(string Name, IReadOnlyList<ProbePart> Parts, string? Exception, string? Text);

/// <summary>What a task's probes gave.</summary>
/// <param name="Outcomes">As far as they got.</param>
/// <param name="CutOff">Why they did not get to their end; null if they did.</param>
internal sealed record ProbeRun(IReadOnlyList<ProbeOutcome> Outcomes, string? CutOff);

/// <summary>A tensor's type, shape and values; or a text.</summary>
internal sealed record ProbePart(string Kind, long[] Shape, double[] Values)
{
    /// <summary>What a number is, which is no tensor.</summary>
    public const string Number = "number";

    public static ProbePart Of(TensorValues values) => new(values.Type.ToString(), values.Shape, values.Values);

    /// <summary>The tensor; null if it is something else.</summary>
    public TensorValues? Tensor() =>
        Enum.TryParse<ScalarType>(Kind, out var type) && Values.Length == Shape.Aggregate(1L, (size, next) => size * next)
            ? new TensorValues(Shape, type, Values)
            : null;
}

/// <summary>The two tensors that made a test fail.</summary>
internal sealed record Mismatch(string What, ProbePart Seen, ProbePart Expected, double Tolerance);

/// <summary>One JSON document a line.</summary>
internal static class Wire
{
    private static readonly JsonSerializerOptions Options = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static string Write<T>(T message) => JsonSerializer.Serialize(message, Options);

    public static T Read<T>(string line) => JsonSerializer.Deserialize<T>(line, Options)
        ?? throw new InvalidDataException("An empty message came over the pipe.");
}
