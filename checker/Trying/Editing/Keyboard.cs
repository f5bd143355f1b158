namespace Katas.Checker.Trying.Editing;

/// <summary>The keyboard.</summary>
internal sealed class Keyboard : IKeys
{
    public bool AreWaiting => Console.KeyAvailable;

    public ConsoleKeyInfo Next() => Console.ReadKey(intercept: true);
}
