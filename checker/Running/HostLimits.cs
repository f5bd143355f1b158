namespace Katas.Checker.Running;

/// <summary>The limits on the child.</summary>
/// <param name="Start">Time to start and load TorchSharp.</param>
/// <param name="Test">Time between two signs of life: one test.</param>
/// <param name="Memory">The maximum memory in bytes, managed and native.</param>
internal sealed record HostLimits(TimeSpan Start, TimeSpan Test, long Memory)
{
    public const long Gigabyte = 1L << 30;

    /// <summary>The limits unless the command line says otherwise.</summary>
    public static HostLimits Default { get; } = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(20), 4 * Gigabyte);

    /// <summary>Time for one view, which may train a small model.</summary>
    public TimeSpan View => Test * 6;

    /// <summary>
    /// The number of requests that a child answers before a fresh one takes its place. Compiled code stays in its memory: the runtime does
    /// not unload an assembly that NUnit has seen.
    /// </summary>
    public int Requests { get; init; } = 1000;

    /// <summary>The time a script has to stop before its process is ended.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The message about something that took too much memory.</summary>
    /// <param name="what">The culprit, as the beginning of a sentence: <c>This test</c>.</param>
    public string TooMuchMemory(string what) =>
        $"{what} took more than {(double)Memory / Gigabyte:0.#} GB of memory, and was stopped.";
}
