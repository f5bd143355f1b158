// task:  03.6
// title: The offset has no effect on the rows
// hint:  Every piece of a text would start over at position 0. The first row to take is the one that the offset says.
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

        return input + weight.narrow(0, 0, length);
    }
}
