// task:   01.10
// title:  computes the entropy with LINQ on an array: no gradient reaches the weights, and the result is Float32
//         whatever the weights are
// expect: The numbers leave torch at ToArray(), and the tensor you make of them has no history: an entropy that is part
//         of a loss trains nothing. It is always Float32, too. Stay with tensor operations, and handle 0 · ln 0 there.
// hears:  fixed-type
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Focus
{
    public static Tensor Entropy(Tensor weights)
    {
        Guard.Layout(weights, "[..., query, key]");

        int keys = (int)weights.size(-1);
        float[] entropies = weights.to_type(ScalarType.Float32).data<float>().ToArray()
            .Chunk(keys)
            .Select(static row => 0f - row.Where(static w => w > 0).Sum(static w => w * MathF.Log(w)))
            .ToArray();
        return tensor(entropies).reshape(weights.shape[..^1]);
    }
}
