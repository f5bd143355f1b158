// task:   05.12
// title:  computes in int, which overflows
// expect: Compute in long: int overflows at two thousand million.
// hears:  CostsTests.Sizes_far_beyond_Int32_are_counted_to_the_last_digit
// faults: 1
using Katas.Toolkit;

namespace Katas.Lesson05;

sealed partial record EncoderCosts
{
    public static EncoderCosts Of(EncoderConfig config, long batch, long length)
    {
        Guard.Positive(batch);
        Guard.Positive(length);

        int d = (int)config.DModel, f = (int)config.DFeedForward, layers = (int)config.Layers;
        int b = (int)batch, n = (int)length;
        return new EncoderCosts(
            new Cost((int)(config.VocabularySize + config.MaxLength + config.Segments) * d, 0),
            new Cost(layers * 4 * (d * d + d), layers * 4 * 2 * b * n * d * d),
            new Cost(0, layers * 2 * 2 * b * n * n * d),
            new Cost(layers * (2 * d * f + d + f), layers * 2 * 2 * b * n * d * f),
            new Cost((2 * layers + 2) * 2 * d, 0));
    }
}
