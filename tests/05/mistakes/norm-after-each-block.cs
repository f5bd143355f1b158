// task:  05.4
// title: The last norm is used after each block
// hint:  It belongs to the end of the stack: once, after the last block.
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
        var hidden = embeddings.call(tokens, segments);
        var weights = new List<Tensor>();
        foreach (var layer in layers)
        {
            (hidden, var looks) = layer.call(hidden, mask);
            hidden = norm.call(hidden);
            weights.Add(looks.MoveToOuterDisposeScope());
        }

        return (hidden.MoveToOuterDisposeScope(), [.. weights]);
    }
}
