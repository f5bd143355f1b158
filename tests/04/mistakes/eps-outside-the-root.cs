// task:  04.1
// rule:  epsilon-outside-root
// title: Epsilon is added outside the root
// hint:  It belongs to the variance, under the root. Next to a small variance the two differ, and weights trained with
//        one do not fit the other.
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson04;

sealed partial class LayerNorm
{
    public static Tensor Normalize(Tensor input, double eps)
    {
        Guard.Layout(input, "[..., features]");

        var centred = input - input.mean([-1], keepdim: true);
        return centred / (centred.square().mean([-1], keepdim: true).sqrt() + eps);
    }
}
