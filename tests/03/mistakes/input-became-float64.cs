// task:  03.4
// rule:  missing-conversion
// title: Float32 tokens come out as Float64
// hint:  The table is Float64, and in a sum the wider dtype wins; the next layer's weights would not fit. Bring the
//        table to the input's dtype first.
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

        return input + Sinusoids.Table(input.size(-2), _dModel, offset);
    }
}
