// task:  05.4
// title: The blocks are called by index, with an additive mask
using Katas.Lesson02;
using Katas.Lesson04;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using LayerNorm = Katas.Lesson04.LayerNorm;

namespace Katas.Lesson05;

sealed partial class TransformerEncoder
{
    public override (Tensor output, Tensor[] weights) forward(Tensor tokens, Tensor? segments)
    {
        Guard.Layout(tokens, "[batch, length]");

        var hide = tokens.eq(Config.PaddingId).unsqueeze(1).unsqueeze(1);
        var hidden = embeddings.call(tokens, segments);
        var mask = zeros_like(hide, dtype: hidden.dtype).masked_fill(hide, double.NegativeInfinity);
        var weights = new Tensor[layers.Count];
        for (int i = 0; i < layers.Count; i++)
        {
            using var scope = NewDisposeScope();
            var (next, looks) = layers[i].call(hidden, mask);
            hidden = next.MoveToOuterDisposeScope();
            weights[i] = looks.MoveToOuterDisposeScope();
        }

        return (norm.call(hidden), weights);
    }
}
