// task:  14.11
// title: a copy, written into index by index
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

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
            foreach (long index in indices)
            {
                patched.select(dimension, index).copy_(source[point].select(dimension, index));
            }

            return patched;
        };
    }
}
