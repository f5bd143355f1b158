// task:  14.11
// title: The patched value is not what the tap answers
// hint:  The model goes on with the answer.
// source: ndif-team/nnsight #502
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
            value.index_copy(dimension, chosen, source[point].index_select(dimension, chosen));
            return value;
        };
    }
}
