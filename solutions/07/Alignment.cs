using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07;

/// <summary>
/// Which words of the source a translation looked at, word by word. Bahdanau et al. 2015, "Neural Machine Translation
/// by Jointly Learning to Align and Translate", section 5.2.1 and figure 3.
/// </summary>
public static class Alignment
{
    /// <summary>
    /// How much each written word looked at each word of the source, at the moment it was chosen. The word itself was
    /// not there yet: the position that looked is that of the word before it, or, for the first word, that of the start
    /// token.
    /// </summary>
    /// <param name="model">The model, in eval mode.</param>
    /// <param name="source">One text, <c>[source]</c>.</param>
    /// <param name="target">What was written, without the start token, <c>[target]</c>.</param>
    /// <param name="layer">Which of the decoder's blocks to ask; the first is 0.</param>
    /// <returns>
    /// <c>[target, source]</c>: the mean over the block's heads of the weights with which each token of target was
    /// chosen; each row sums to 1.
    /// </returns>
    /// <exception cref="ArgumentException">The shapes do not fit together, or there is no such block.</exception>
    [KataTask("07.11")]
    public static Tensor Weights(Transformer model, Tensor source, Tensor target, int layer)
    {
        Guard.Layout(source, "[source]");
        Guard.Layout(target, "[target]");
        Guard.WholeNumbers(target);
        Guard.Index(layer, model.Config.DecoderLayers);

        using var scope = NewDisposeScope();

        var batch = source.unsqueeze(0); // [source] → [1, source]
        var start = full([1], model.Config.StartId, dtype: ScalarType.Int64);
        var inputs = cat([start, target[..^1]]).unsqueeze(0); // [target] → [1, target]
        var (_, looks) = model.Decode(inputs, model.Encode(batch), batch);
        var weights = looks[layer]; // [1, heads, target, source]
        return weights[0].mean([0]).MoveToOuterDisposeScope(); // [heads, target, source] → [target, source]
    }

    /// <summary>Finds, for each written word, the word of the source that it looked at most.</summary>
    /// <param name="weights">The weight of each source word for each written word, <c>[target, source]</c>.</param>
    /// <returns>Positions in the source, one for each written word.</returns>
    public static long[] Hard(Tensor weights)
    {
        Guard.Layout(weights, "[target, source]");

        using var best = weights.argmax(-1); // [target, source] → [target]
        return best.data<long>().ToArray();
    }
}
