// task:  03.6
// title: One token too many gets past the check
// hint:  The check compares the last position with the number of positions; they are numbered from 0, so the two may
//        not be equal.
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
        if (offset + length - 1 > _maxLength)
        {
            throw new ArgumentException(
                $"The last position is {offset + length - 1}; there are {_maxLength}.", nameof(input));
        }

        return input + weight.narrow(0, offset, length);
    }
}
