// task:  04.1
// rule:  unused-argument
// title: Epsilon is not used
// hint:  A token whose features are all equal has a variance of 0, and 0/0 is NaN. The small number that is added to
//        the variance prevents it.
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
        return centred / centred.square().mean([-1], keepdim: true).sqrt();
    }
}
