using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

/// <summary>One head of many: the attention of lesson 01, with features of its own.</summary>
public static class SingleHead
{
    /// <summary>
    /// Copies one head into a layer of lesson 01. Its projections are the head's share of the big ones, and the outputs
    /// of all heads' layers add up to the output of them all: joining heads and projecting them (paper: section 3.2.2,
    /// <c>Concat(head_1, …, head_h) W^O</c>) is a sum, with one term per head.
    /// </summary>
    /// <param name="attention">The layer with all heads; it is left as it is.</param>
    /// <param name="head">Which head, from 0.</param>
    /// <returns>
    /// A layer with d_k = d_v = d_head, and a bias if the heads have one, of which each head's <c>out_proj</c> gets an
    /// equal share; in the parameters' dtype.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such head.</exception>
    [KataTask("02.11")]
    public static AttentionLayer Of(MultiHeadAttention attention, long head)
    {
        Guard.Index(head, attention.HeadCount);

        throw new NotImplementedException("Task 02.11: one head on its own");
    }
}
