// task:  05.4
// rule:  unused-argument
// title: The segments are not passed on
// hint:  They are the second argument of the embeddings.
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

        var mask = Masks.Padding(tokens, Config.PaddingId);
        var hidden = embeddings.call(tokens, null);
        var weights = new List<Tensor>();
        foreach (var layer in layers)
        {
            (hidden, var looks) = layer.call(hidden, mask);
            weights.Add(looks.MoveToOuterDisposeScope());
        }

        return (norm.call(hidden).MoveToOuterDisposeScope(), [.. weights]);
    }
}
