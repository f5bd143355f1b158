// task:  03.4
// rule:  in-place-on-argument
// title: The caller's tokens are changed
// hint:  In TorchSharp a name that ends in an underscore works in place: the caller's tensor has the positions in it
//        now, and gets them a second time when it is used again.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

sealed partial class SinusoidalEncoding
{
    public override Tensor forward(Tensor input, long offset)
    {
        Guard.Layout(input, "[..., length, d_model]");
        Guard.Size(input, -1, _dModel, "the d_model of this encoding");
        Guard.AtLeast(offset, 0);

        return input.add_(Sinusoids.Table(input.size(-2), _dModel, offset).to(input));
    }
}
