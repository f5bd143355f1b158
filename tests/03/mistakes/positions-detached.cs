// task:  03.6
// rule:  gradient-cut
// title: The positions are cut off from learning
// hint:  The output is right, and no gradient reaches the table: it would stay random for ever. What takes a tensor out
//        of the computation's record?
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

        long length = input.size(-2);
        if (offset + length > _maxLength)
        {
            throw new ArgumentException(
                $"The last position is {offset + length - 1}; there are {_maxLength}.", nameof(input));
        }

        return input + weight.detach().narrow(0, offset, length);
    }
}
