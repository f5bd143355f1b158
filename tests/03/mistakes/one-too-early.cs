// task:  03.6
// title: The last position is refused
// hint:  With a longest length of 9 the positions are 0 to 8, and nine tokens from 0 on fit. Which of the two limits is
//        meant, the last position or the number of tokens?
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
        if (offset + length >= _maxLength)
        {
            throw new ArgumentException(
                $"The last position is {offset + length - 1}; there are {_maxLength}.", nameof(input));
        }

        return input + weight.narrow(0, offset, length);
    }
}
