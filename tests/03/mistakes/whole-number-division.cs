// task:  03.2
// rule:  integer-division
// title: The exponents are divided as whole numbers
// hint:  Every frequency is 1: dividing a long by a larger long leaves 0. One side of the division has to be a floating
//        point number.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Sinusoids
{
    public static Tensor Frequencies(long dModel)
    {
        Guard.Positive(dModel);

        var frequencies = new double[(dModel + 1) / 2];
        for (int i = 0; i < frequencies.Length; i++)
        {
            frequencies[i] = Math.Pow(10000, -(2 * i / dModel));
        }

        return tensor(frequencies);
    }
}
