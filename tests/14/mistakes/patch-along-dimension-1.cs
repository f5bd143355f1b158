// task:  14.11
// title: Dimension 1 is chosen from, whatever was asked for
// hint:  In z it has the heads, and positions are dimension 2.
// source: TransformerLens PR #1682
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
            return value.index_copy(1, chosen, source[point].index_select(1, chosen));
        };
    }
}
