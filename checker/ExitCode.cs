namespace Katas.Checker;

/// <summary>The checker's exit codes. The README lists the same numbers.</summary>
public static class ExitCode
{
    /// <summary>The command did what it was asked; for <c>check</c> and <c>verify</c>: everything passes.</summary>
    public const int Done = 0;

    /// <summary>The command ran, and something does not pass yet.</summary>
    public const int NotYet = 1;

    /// <summary>
    /// The command line or the files are not as expected: an unknown lesson, a missing or unreadable file, an output that
    /// can't be written.
    /// </summary>
    public const int Usage = 2;

    /// <summary>The learner's code does not compile.</summary>
    public const int DoesNotCompile = 3;

    /// <summary>TorchSharp does not load on this machine; <c>doctor</c> says why.</summary>
    public const int NoTorch = 4;

    /// <summary>A bug in the checker itself.</summary>
    public const int Internal = 70;

    /// <summary>Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>Nobody reads the output any more, as after <c>| head -1</c>: 128 and the number of the signal that says so.</summary>
    public const int ClosedPipe = 141;
}
