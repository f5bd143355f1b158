namespace Katas.Lesson09;

/// <summary>How the two halves of a block, attention and MLP, follow each other.</summary>
public enum Sublayers
{
    /// <summary>The MLP works on what attention has left: Llama, GPT-2.</summary>
    Sequential,

    /// <summary>Side by side, on the same normalised vectors: GPT-J.</summary>
    ParallelOneNorm,

    /// <summary>Side by side, each with a norm of its own: NeoX.</summary>
    ParallelTwoNorms,
}
