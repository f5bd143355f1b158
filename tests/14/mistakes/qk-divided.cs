// task:  14.14
// title: QK is divided by the root of the head size
// hint:  The root belongs to the scores: it is not asked for here.
using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14;

static partial class Circuits
{
    public static Tensor QK(TransformerModel model, HeadId head, long distance = 0)
    {
        Guard.Exists(head, model);
        Guard.Bilinear(model);
        Guard.AtLeast(distance, 0);

        var config = model.Config;
        var weights = HeadWeights.Of(model, head.Layer);
        var query = weights.Query[head.Head].t(); // [head size, width] → [width, head size]
        var key = weights.Key[head.Head / (config.Heads / config.KeyHeads)]; // [head size, width]
        if (config.Positions == PositionKind.Rotary)
        {
            var rotary = config.Rotary;
            var frequencies = RotaryAngles.Frequencies(rotary.Rotated(config.HeadSize), rotary.Base, rotary.Scaling);
            var angles = RotaryAngles.At(tensor(new[] { distance }), frequencies); // [1, pairs]: one for all features
            query = Rotary.Rotate(query, angles, rotary.Layout); // [width, head size]
        }

        return query.matmul(key) / Math.Sqrt(config.HeadSize); // [width, head size] · [head size, width] → [width, width]
    }
}
