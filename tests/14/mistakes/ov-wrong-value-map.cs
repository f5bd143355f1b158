// task:  14.13
// title: The value map is another head's
// hint:  Neighbouring heads share one: with four heads on two, 0 and 1 have the first.
// source: TransformerLens #1553 and PR #1768
using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14;

static partial class Circuits
{
    public static Tensor OV(TransformerModel model, HeadId head)
    {
        Guard.Exists(head, model);

        var weights = HeadWeights.Of(model, head.Layer);
        var value = weights.Value[head.Head % model.Config.KeyHeads]; // [head size, width]
        var output = weights.Output[head.Head]; // [width, head size]
        return value.t().matmul(output.t()); // [width, head size] · [head size, width] → [width, width]
    }
}
