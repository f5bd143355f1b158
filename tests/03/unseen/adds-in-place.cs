// task:   03.4
// title:  adds the positions in place, and so changes the caller's tokens
// expect: add_ writes the positions into the tokens that you were given: whoever calls you with the same tensor again
//         adds them twice, and a leaf that wants a gradient refuses it. Make a new tensor, and convert the table to the
//         input's dtype.
// hears:  sinusoids-added-in-place
// faults: 1
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

        // In place: no second copy of the batch, and no conversion, since the input keeps its dtype.
        using var positions = Sinusoids.Table(input.size(-2), _dModel, offset);
        return input.add_(positions);
    }
}
