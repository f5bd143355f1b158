// task:   03.6
// title:  the check leaves the offset out, and the exception's two arguments are swapped
// expect: You compare the length alone: with an offset, a short text runs past the table too; compare offset + length.
//         And ArgumentException takes the message first, then the name: yours has "input" for its message.
// hears:  last-position-repeated
// faults: 2
using Katas.Toolkit;
using TorchSharp;
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
                nameof(input),
                $"The text ends at position {offset + length - 1}, and the longest length is {_maxLength}.");
        }

        return input + weight[TensorIndex.Slice(offset, offset + length)];
    }
}
