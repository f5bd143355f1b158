// task:   03.6
// title:  adds the positions to the caller's tensor
// expect: add_ writes into the caller's tensor. Add without the underscore.
// hears:  in-place-on-argument
// faults: 1
namespace Katas.Lesson03;

sealed partial class LearnedPositions
{
    public override Tensor forward(Tensor input, long offset)
    {
        long length = input.size(-2);
        if (offset + length > _maxLength)
        {
            throw new ArgumentException($"input is too long: the last position is {offset + length - 1} of {_maxLength}.", nameof(input));
        }

        using var positions = weight.narrow(0, offset, length);
        return input.add_(positions);
    }
}
