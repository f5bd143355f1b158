// task:  14.12
// title: The run's own tap is no longer asked
// hint:  Then 0 is not what the run measured. Chain the two.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14;

static partial class Patching
{
    public static Tensor Sweep(
        Recording source, Recording into, string point, int dimension, Func<Tensor, double> metric)
    {
        Guard.There(source);
        Guard.There(into);
        Guard.There(metric);

        long layers = into.Model.Config.Layers;
        var (from, to) = (metric(into.Logits), metric(source.Logits));
        var shares = zeros(layers, source.At(0, point).size(dimension), ScalarType.Float64); // [layer, index]
        for (int layer = 0; layer < layers; layer++)
        {
            for (int index = 0; index < shares.size(1); index++)
            {
                using var scope = NewDisposeScope();
                var patch = From(source, $"blocks.{layer}.{point}", dimension, index);
                var logits = into.Model.call(into.Input with { Tap = patch }).Logits!; // [batch, position, vocabulary]
                shares[layer, index] = (metric(logits) - from) / (to - from);
            }
        }

        return shares;
    }
}
