// task:   04.9
// title:  adds to the normalised tokens
// expect: The sum is with the tokens as they came in: you have overwritten them with their norm.
// hears:  pre-normal-tokens-added
// faults: 1
namespace Katas.Lesson04;

sealed partial class EncoderBlock
{
    private (Tensor output, Tensor weights) PreNorm(Tensor input, Tensor? mask)
    {
        input = norm1.call(input);
        var (looked, weights) = Attend(input, mask);
        input += looked;
        input += Think(norm2.call(input));
        return (input, weights);
    }
}
