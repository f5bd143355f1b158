namespace Katas.Checker.Running;

/// <summary>How much the child may take.</summary>
/// <param name="Start">Time to start and load TorchSharp.</param>
/// <param name="Test">Time between two signs of life: one test.</param>
/// <param name="Memory">Bytes that it may hold, managed and native.</param>
internal sealed record HostLimits(TimeSpan Start, TimeSpan Test, long Memory)
{
    public const long Gigabyte = 1L << 30;

    /// <summary>What is used unless the command line says otherwise.</summary>
    public static HostLimits Default { get; } = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(20), 4 * Gigabyte);

    /// <summary>
    /// How many requests a child answers before a fresh one takes its place. What was compiled stays in its memory: the
    /// runtime does not let go of an assembly that NUnit has seen.
    /// </summary>
    public int Requests { get; init; } = 300;

    /// <summary>How long a script may go on after it was told to stop, before its process is ended.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What is said of something that took more memory than it may.</summary>
    /// <param name="what">What did, as a sentence begins: <c>This test</c>.</param>
    public string TooMuchMemory(string what) =>
        $"{what} took more than {(double)Memory / Gigabyte:0.#} GB of memory, and was stopped.";
}
