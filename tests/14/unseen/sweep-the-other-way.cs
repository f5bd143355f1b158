// task:   14.12
// title:  measures from the source
// expect: 0 is the run that is patched, and 1 the source. You count from the source to the other.
// hears:  sweep-exchanged
// source: ndif-team/nnsight #275: from clean to corrupt, or from corrupt to clean
namespace Katas.Lesson14;

static partial class Patching
{
    public static Tensor Sweep(
        Recording source, Recording into, string point, int dimension, Func<Tensor, double> metric)
    {
        Guard.There(source);
        Guard.There(into);
        Guard.There(metric);

        var clean = metric(source.Logits);
        var corrupted = metric(into.Logits);
        var model = into.Model;
        var result = new double[model.Config.Layers, source.At(0, point).size(dimension)];
        for (int l = 0; l < result.GetLength(0); l++)
        {
            for (int i = 0; i < result.GetLength(1); i++)
            {
                using var scope = NewDisposeScope();
                var tap = Taps.Then(into.Input.Tap, From(source, $"blocks.{l}.{point}", dimension, i));
                var value = metric(model.call(into.Input with { Tap = tap }).Logits!);
                result[l, i] = (value - clean) / (corrupted - clean);
            }
        }

        return tensor(result);
    }
}
