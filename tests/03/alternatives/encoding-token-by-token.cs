// task:  03.4
// title: A row for each token, stacked
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

        var rows = Enumerable.Range(0, (int)input.size(-2))
            .Select(i => input.select(-2, i) + Sinusoids.Table(1, _dModel, offset + i)[0].to(input.dtype));
        return stack([.. rows], -2);
    }
}
