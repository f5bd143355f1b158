// task:  03.4
// title: The positions are returned without the tokens
// hint:  What a word means is gone: only where it stands is left. The positions are added to the tokens.
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

        return Sinusoids.Table(input.size(-2), _dModel, offset).to(input).expand(input.shape);
    }
}
