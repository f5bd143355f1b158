// task:   07.11
// title:  never feeds the start token; the first word gets the same weight everywhere
// expect: The first word was chosen from the start token's position, and that looked somewhere: feed the start token
//         and all words but the last. Your first row is made up, and the others come from a text without its start.
// hears:  AlignmentTests.The_first_word_was_chosen_by_a_look_as_well
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07;

static partial class Alignment
{
    public static Tensor Weights(Transformer model, Tensor source, Tensor target, int layer)
    {
        Guard.Layout(source, "[source]");
        Guard.Layout(target, "[target]");
        Guard.WholeNumbers(target);
        Guard.Index(layer, model.Config.DecoderLayers);

        using var scope = NewDisposeScope();
        using var noGradient = no_grad();

        var text = source.unsqueeze(0); // [1, source]
        var (_, looks) = model.Decode(target.unsqueeze(0), model.Encode(text), text);
        var after = looks[layer].mean([1]).squeeze(0); // [1, heads, target, source] → [target, source]

        // Row i is how word i + 1 was chosen. When the first was, nothing was there that could look: all words alike.
        long words = source.size(0);
        var first = full(1L, words, 1.0 / words, dtype: after.dtype);
        return cat(new[] { first, after.narrow(0, 0, target.size(0) - 1) }, 0).MoveToOuterDisposeScope();
    }
}
