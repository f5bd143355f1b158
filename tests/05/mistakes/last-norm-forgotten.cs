// task:  05.4
// rule:  unused-part
// title: The last norm is missing
// hint:  Pre-norm blocks add to their input and leave the sum as it is. The norm at the end of the stack brings it to
//        size.
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
            weights.Add(looks.MoveToOuterDisposeScope());
        }

        return (hidden.MoveToOuterDisposeScope(), [.. weights]);
    }
}
