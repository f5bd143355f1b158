// task:   03.6
// title:  A single token gets no position
// expect: A text of one token has a position, too.
// hears:  LearnedPositionsTests.A_text_of_one_token_has_a_position_too
// faults: 1
// source: ml-explore/mlx-lm PR #93: if hidden_states.shape[1] > 1, so that one token at a time has none
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
                $"The last token is at position {offset + length - 1}; there are positions for {_maxLength} tokens.", nameof(input));
        }

        return length > 1 ? input + weight.slice(0, offset, offset + length, 1) : input;
    }
}
