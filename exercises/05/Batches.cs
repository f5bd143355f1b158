using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

/// <summary>Sentences of different lengths, side by side in one tensor.</summary>
public static class Batches
{
    /// <summary>Brings sequences to the length of the longest by adding a filler at their ends.</summary>
    /// <param name="sequences">Token ids or labels, one array per sequence. They are not changed.</param>
    /// <param name="filler">The filler: the padding token's id, or, for labels, the one that is ignored.</param>
    /// <returns>The batch, <c>[batch, longest]</c>, Int64.</returns>
    /// <exception cref="ArgumentException">There is no sequence, or no token in any of them.</exception>
    [KataTask("05.1")]
    public static Tensor Pad(IReadOnlyList<long[]> sequences, long filler)
    {
        Guard.SomeTokens(sequences);

        throw new NotImplementedException("Task 05.1: padding a batch");
    }

    /// <summary>Which tokens are real, and not padding.</summary>
    /// <param name="tokens">Token ids, <c>[batch, length]</c>.</param>
    /// <param name="paddingId">The id that stands for padding.</param>
    /// <returns>True for each real token, <c>[batch, length]</c>.</returns>
    [Computes(Concept.Mask)]
    public static Tensor Real(Tensor tokens, long paddingId)
    {
        Guard.Layout(tokens, "[batch, length]");

        return tokens.ne(paddingId);
    }
}
