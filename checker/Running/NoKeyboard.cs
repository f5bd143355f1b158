namespace Katas.Checker.Running;

/// <summary>What stands in for the console's input while tests run: nobody is there to type.</summary>
internal sealed class NoKeyboard : TextReader
{
    public override int Peek() => throw Nobody();

    public override int Read() => throw Nobody();

    public override int Read(char[] buffer, int index, int count) => throw Nobody();

    public override string? ReadLine() => throw Nobody();

    public override string ReadToEnd() => throw Nobody();

    private static InvalidOperationException Nobody() => new(
        "The code reads from the console, and while tests run nobody is there to type. What a task needs comes in through "
        + "its parameters.");
}
