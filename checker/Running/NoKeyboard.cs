namespace Katas.Checker.Running;

/// <summary>The console's input where learners' code runs: nobody is there to type.</summary>
/// <param name="why">The rest of the message to the learner, after "The code reads from the console, and ".</param>
internal sealed class NoKeyboard(string why) : TextReader
{
    public override int Peek() => throw Nobody();

    public override int Read() => throw Nobody();

    public override int Read(char[] buffer, int index, int count) => throw Nobody();

    public override string? ReadLine() => throw Nobody();

    public override string ReadToEnd() => throw Nobody();

    private InvalidOperationException Nobody() => new($"The code reads from the console, and {why}");
}
