using Katas.Lesson04;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

/// <summary>The surroundings of each sublayer of a block: lesson 04's residual connection, norm and dropout.</summary>
internal static class Residual
{
    /// <summary>Adds what a sublayer makes of the tokens to the tokens, and normalises after or before.</summary>
    /// <param name="tokens">The tokens, <c>[batch, length, d_model]</c>.</param>
    /// <param name="norm">The sublayer's norm.</param>
    /// <param name="placement">Where the norm is placed.</param>
    /// <param name="dropout">Dropout probability of what the sublayer adds.</param>
    /// <param name="training">Whether the block is training; otherwise nothing is dropped.</param>
    /// <param name="sublayer">What the sublayer adds to tokens.</param>
    /// <returns>The tokens, <c>[batch, length, d_model]</c>.</returns>
    public static Tensor Around(
        Tensor tokens,
        LayerNorm norm,
        NormPlacement placement,
        double dropout,
        bool training,
        Func<Tensor, Tensor> sublayer) => placement == NormPlacement.Post
        ? norm.call(tokens + nn.functional.dropout(sublayer(tokens), dropout, training))
        : tokens + nn.functional.dropout(sublayer(norm.call(tokens)), dropout, training);
}
