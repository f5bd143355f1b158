// task:  03.4
// title: The positions run along the batch and not along the text
// hint:  All tokens of a text get the same position, and each text of the batch another one. The length is the last
//        dimension but one.
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

        if (input.dim() < 3)
        {
            return input + Sinusoids.Table(input.size(-2), _dModel, offset).to(input);
        }

        return input + Sinusoids.Table(input.size(-3), _dModel, offset).to(input).unsqueeze(-2);
    }
}
