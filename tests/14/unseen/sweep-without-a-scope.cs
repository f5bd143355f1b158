// task:   14.12
// title:  keeps the tensors of every run
// expect: A run leaves logits, hidden states and a past. A dispose scope in each round lets go of them before the
//         next.
// hears:  tensors-pile-up
namespace Katas.Lesson14;

static partial class Patching
{
    public static Tensor Sweep(
        Recording source, Recording into, string point, int dimension, Func<Tensor, double> metric)
    {
        Guard.There(source);
        Guard.There(into);
        Guard.There(metric);

        var (worst, best) = (metric(into.Logits), metric(source.Logits));
        long count = source.At(0, point).size(dimension);
        var shares = zeros(into.Model.Config.Layers, count, ScalarType.Float64);
        for (int layer = 0; layer < into.Model.Config.Layers; layer++)
        {
            for (int index = 0; index < count; index++)
            {
                var patch = Taps.Then(into.Input.Tap, From(source, $"blocks.{layer}.{point}", dimension, index));
                var run = into.Model.call(into.Input with { Tap = patch });
                shares[layer, index] = (metric(run.Logits!) - worst) / (best - worst);
            }
        }

        return shares;
    }
}
