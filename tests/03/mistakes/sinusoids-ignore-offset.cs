// task:  03.4
// title: The offset is not passed on to the table
// hint:  A text fed in pieces would start over at position 0 with every piece. The offset says where the first token
//        stands.
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

        return input + Sinusoids.Table(input.size(-2), _dModel).to(input);
    }
}
