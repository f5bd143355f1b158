// task:  03.6
// title: The check looks at the length and forgets the offset
// hint:  Three tokens fit into nine positions, but not from position 7 on. What counts is where the last token stands.
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
        if (length > _maxLength)
        {
            throw new ArgumentException(
                $"The last position is {offset + length - 1}; there are {_maxLength}.", nameof(input));
        }

        return input + weight.narrow(0, offset, length);
    }
}
