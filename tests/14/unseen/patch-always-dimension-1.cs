// task:   14.11
// title:  chooses along dimension 1 whatever is asked for
// expect: The dimension is an argument: positions of z are dimension 2.
// hears:  patch-along-dimension-1
// source: TransformerLens PR #1682: positions that were sliced along the heads
namespace Katas.Lesson14;

static partial class Patching
{
    public static Func<string, Tensor, Tensor> From(
        Recording source, string point, int dimension, params long[] indices)
    {
        Guard.There(source);
        Guard.Indices(indices, source[point].size(dimension));

        return (name, value) =>
        {
            if (name != point)
            {
                return value;
            }

            var patched = value.clone();
            foreach (var i in indices)
            {
                patched[.., i] = source[name][.., i];
            }

            return patched;
        };
    }
}
