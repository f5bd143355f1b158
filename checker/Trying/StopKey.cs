namespace Katas.Checker.Trying;

/// <summary>Ctrl-C while something runs: the wish to stop that, and not the checker.</summary>
internal sealed class StopKey : IDisposable
{
    private readonly CancellationTokenSource pressed = new();

    public StopKey() => Console.CancelKeyPress += Press;

    /// <summary>Set when it is pressed.</summary>
    public CancellationToken Token => pressed.Token;

    public void Dispose()
    {
        Console.CancelKeyPress -= Press;
        pressed.Dispose();
    }

    private void Press(object? sender, ConsoleCancelEventArgs press)
    {
        press.Cancel = true;
        pressed.Cancel();
    }
}
