// task:   03.3
// title:  builds the table from complex numbers, whose real part comes first: cosine in the even features; and an odd
//         d_model gets one column too many
// expect: view_as_real gives the real part first, and that is the cosine: the sine belongs in the even features. Then
//         try an odd d_model: the last pair is a sine alone, and your table has a column too many.
// hears:  cosine-before-sine
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Sinusoids
{
    public static Tensor Table(long length, long dModel, long offset = 0)
    {
        Guard.Positive(length);
        Guard.Positive(dModel);
        Guard.AtLeast(offset, 0);

        var positions = arange(offset, offset + length, dtype: ScalarType.Float64); // [length]
        var angles = positions.outer(Frequencies(dModel)); // [length, pairs]
        var hands = polar(ones_like(angles), angles); // each hand of the clock is e^(i · angle)
        return view_as_real(hands).flatten(1); // [length, pairs, 2] → [length, d_model]
    }
}
