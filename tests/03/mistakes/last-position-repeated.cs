// task:  03.6
// title: Past the end the last position is used again
// hint:  All tokens past the end look as if they stood in one place, and nobody is told. The task asks for an
//        exception.
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson03;

sealed partial class LearnedPositions
{
    public override Tensor forward(Tensor input, long offset)
    {
        Guard.Layout(input, "[..., length, d_model]");
        Guard.Size(input, -1, _dModel, "the d_model of these positions");
        Guard.SameType(input, weight);
        Guard.AtLeast(offset, 0);

        var rows = arange(offset, offset + input.size(-2), dtype: ScalarType.Int64).clamp(max: _maxLength - 1);
        return input + weight[rows];
    }
}
