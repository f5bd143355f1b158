namespace Katas.Checker.Showing;

/// <summary>
/// As long as it is there, Ctrl-C does not end this process: a child that shares the terminal is told as well, and decides.
/// </summary>
internal sealed class UntouchedByCtrlC : IDisposable
{
    public UntouchedByCtrlC() => Console.CancelKeyPress += Ignore;

    public void Dispose() => Console.CancelKeyPress -= Ignore;

    private static void Ignore(object? sender, ConsoleCancelEventArgs press) => press.Cancel = true;
}
