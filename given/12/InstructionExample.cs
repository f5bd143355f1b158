namespace Katas.Lesson12;

/// <summary>An instruction and its answer, as a model learns from them.</summary>
/// <param name="Ids">The tokens of both.</param>
/// <param name="Labels">
/// For each token itself, the same id if the model is to learn to write it, and <see cref="Ignored"/> if not.
/// </param>
public sealed record InstructionExample(long[] Ids, long[] Labels)
{
    /// <summary>
    /// The label of a token that nothing is learned from. PyTorch's <c>ignore_index</c> is the same number.
    /// </summary>
    public const long Ignored = -100;

    /// <summary>The number of tokens.</summary>
    public int Length => Ids.Length;
}
