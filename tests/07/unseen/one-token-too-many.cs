// task:   07.11
// title:  decodes the last word as well and drops its row, so that the longest text does not fit
// expect: Right: a target as long as the model allows is refused, as it is by an alternative of the book.
// hears:  passes
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

        var texts = source.unsqueeze(0); // [1, source]
        var start = tensor(new[] { model.Config.StartId }); // [1]
        var written = cat(new[] { start, target }, 0).unsqueeze(0); // [1, 1 + target]
        var (_, crossWeights) = model.Decode(written, model.Encode(texts), texts);

        var looked = crossWeights[layer].select(0, 0).mean([0]); // [heads, 1 + target, source] → [1 + target, source]
        return looked.narrow(0, 0, target.size(0)); // the last row would choose a word that is not there
    }
}
