// task:  04.1
// rule:  in-place-on-argument
// title: The tokens are normalised in place
// hint:  The result is right, but the caller's tensor has changed with it: operations whose name ends in an underscore
//        write into the tensor they are called on. In a residual connection that tensor is still needed.
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

        var centred = input.detach().sub_(input.detach().mean([-1], keepdim: true));
        return centred.div_((centred.square().mean([-1], keepdim: true) + eps).sqrt());
    }
}
