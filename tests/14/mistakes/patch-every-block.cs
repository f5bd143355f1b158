// task:  14.11
// title: The patch is put into every block
// hint:  Compare the whole name of the point.
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
            if (!name.EndsWith(point[(point.LastIndexOf('.') + 1)..]))
            {
                return value;
            }

            var chosen = tensor(indices, ScalarType.Int64); // [chosen]
            return value.index_copy(dimension, chosen, source[name.Length < 4 || !source.Values.ContainsKey(name) ? point : name]
                .index_select(dimension, chosen));
        };
    }
}
