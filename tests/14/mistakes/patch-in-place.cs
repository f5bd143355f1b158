// task:  14.11
// title: The value that the tap is shown is changed
// hint:  Somebody else may have it, too: a recording of this run. Answer with a new tensor.
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

            var chosen = tensor(indices, ScalarType.Int64); // [chosen]
            return value.index_copy_(dimension, chosen, source[point].index_select(dimension, chosen));
        };
    }
}
