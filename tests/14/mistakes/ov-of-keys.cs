// task:  14.13
// title: The key map stands in for the value map
// hint:  O and V: what is carried is the value.
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
        long sharing = model.Config.Heads / model.Config.KeyHeads; // how many heads share a key head
        var value = weights.Key[head.Head / sharing]; // [head size, width]
        var output = weights.Output[head.Head]; // [width, head size]
        return value.t().matmul(output.t()); // [width, head size] · [head size, width] → [width, width]
    }
}
