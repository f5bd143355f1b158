using static TorchSharp.torch;

namespace Katas.Lesson09;

/// <summary>What a block needs besides the tokens.</summary>
public sealed record BlockContext
{
    /// <summary>How far queries and keys are turned, <c>[batch or 1, 1, new, pairs]</c>; null for not at all.</summary>
    public Angles? Angles { get; init; }

    /// <summary>
    /// What is laid over the scores besides the future, booleans (true = may attend) or numbers to add: of a shape that
    /// broadcasts to <c>[batch, heads, new, length]</c>. The length is that of all tokens so far; of a past that has
    /// been cut, the first columns are left out.
    /// </summary>
    public Tensor? Mask { get; init; }

    /// <summary>What this block keeps of the tokens before; null for none.</summary>
    public KeyValues? Past { get; init; }

    /// <summary>Whoever looks on.</summary>
    public Tap Tap { get; init; }
}
