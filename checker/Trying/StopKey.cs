namespace Katas.Checker.Trying;

/// <summary>Ctrl-C while something runs: the wish to stop that, and not the checker; a second time, to leave at once.</summary>
internal sealed class StopKey : IDisposable
{
    private readonly CancellationTokenSource pressed = new();
    private readonly CancellationTokenSource pressedAgain = new();

    public StopKey() => Console.CancelKeyPress += Press;

    /// <summary>Set when it is pressed.</summary>
    public CancellationToken Token => pressed.Token;

    /// <summary>Set when it is pressed again.</summary>
    public CancellationToken Again => pressedAgain.Token;

    public void Dispose()
    {
        Console.CancelKeyPress -= Press;
        pressed.Dispose();
        pressedAgain.Dispose();
    }

    private void Press(object? sender, ConsoleCancelEventArgs press)
    {
        press.Cancel = true;
        (pressed.IsCancellationRequested ? pressedAgain : pressed).Cancel();
    }
}
