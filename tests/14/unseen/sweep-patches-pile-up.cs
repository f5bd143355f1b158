// task:   14.12
// title:  leaves the earlier patches in
// expect: Each cell is a run with one patch. Yours keep those of the rounds before, because the taps are chained on
//         and on.
// hears:  PatchingTests.Each_share_is_that_of_a_run_with_one_patch
namespace Katas.Lesson14;

static partial class Patching
{
    public static Tensor Sweep(
        Recording source, Recording into, string point, int dimension, Func<Tensor, double> metric)
    {
        Guard.There(source);
        Guard.There(into);
        Guard.There(metric);

        double low = metric(into.Logits), high = metric(source.Logits);
        long layers = source.Model.Config.Layers, count = source.At(0, point).size(dimension);
        var shares = zeros(layers, count, ScalarType.Float64);
        var tap = into.Input.Tap;
        for (long layer = 0; layer < layers; layer++)
        {
            for (long index = 0; index < count; index++)
            {
                using var scope = NewDisposeScope();
                tap = Taps.Then(tap, From(source, $"blocks.{layer}.{point}", dimension, index));
                var run = into.Model.call(into.Input with { Tap = tap });
                shares[layer, index] = (metric(run.Logits!) - low) / (high - low);
            }
        }

        return shares;
    }
}
