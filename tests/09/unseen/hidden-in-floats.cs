// task:   09.2
// title:  computes in float
// expect: A float has seven digits: for large widths the result is off. Whole numbers, or double, or decimal.
// hears:  SwiGluTests.Large_widths_are_exact
namespace Katas.Lesson09;

sealed partial class SwiGlu
{
    public static long HiddenSize(long width, long multiple)
    {
        Guard.Positive(width);
        Guard.Positive(multiple);

        float hidden = MathF.Ceiling(width * 8f / 3f);
        return (long)(MathF.Ceiling(hidden / multiple) * multiple);
    }
}
