namespace Katas.Checker.Trying.Editing;

/// <summary>Reads pieces of code where the terminal can do nothing but lines.</summary>
/// <param name="input">Where lines come from.</param>
/// <param name="output">Where the prompt goes.</param>
internal sealed class PlainInput(TextReader input, TextWriter output) : IPromptInput
{
    public string? Read(string prompt)
    {
        output.Write(prompt);
        output.Flush();
        string? text = Ended(input.ReadLine());
        while (text is not null && !text.StartsWith(':') && !Submissions.IsComplete(text) && Next(prompt) is { Length: > 0 } line)
        {
            text = Ended($"{text}\n{line}");
        }

        return text;
    }

    private static string? Ended(string? text) => text is null || text.StartsWith(':') ? text : Submissions.Ended(text);

    private string? Next(string prompt)
    {
        output.Write(". ".PadLeft(prompt.Length));
        output.Flush();
        return input.ReadLine();
    }
}
