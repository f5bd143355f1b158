// task:  03.4
// title: The tokens are scaled by √d_model as well
// hint:  The paper does scale, where the tokens are looked up (section 3.4). This module adds positions and nothing
//        else; a second scaling would come on top.
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

        return (input * Math.Sqrt(_dModel)) + Sinusoids.Table(input.size(-2), _dModel, offset).to(input);
    }
}
