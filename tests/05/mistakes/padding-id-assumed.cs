// task:  05.4
// title: Padding is taken to be token 0
// hint:  Which token stands for padding is in the configuration, and need not be 0.
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

        using var scope = NewDisposeScope();

        var mask = Masks.Padding(tokens, 0);
        var hidden = embeddings.call(tokens, segments);
        var weights = new List<Tensor>();
        foreach (var layer in layers)
        {
            (hidden, var looks) = layer.call(hidden, mask);
            weights.Add(looks.MoveToOuterDisposeScope());
        }

        return (norm.call(hidden).MoveToOuterDisposeScope(), [.. weights]);
    }
}
