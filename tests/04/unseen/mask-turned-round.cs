// task:   04.8
// title:  inverts the mask before it passes it on
// expect: The mask says already what may be seen; inverted, it hides exactly that.
// hears:  inverted-mask
// faults: 1
namespace Katas.Lesson04;

sealed partial class EncoderBlock
{
    private (Tensor output, Tensor weights) PostNorm(Tensor input, Tensor? mask)
    {
        var hidden = mask is null ? null : mask.logical_not();
        var (attended, weights) = Attend(input, hidden);
        var middle = norm1.call(input + attended);
        return (norm2.call(middle + Think(middle)), weights);
    }
}
