// task:  03.2
// title: A C# array of powers
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Sinusoids
{
    public static Tensor Frequencies(long dModel)
    {
        Guard.Positive(dModel);

        double[] frequencies =
            [.. Enumerable.Range(0, (int)((dModel + 1) / 2)).Select(i => 1 / Math.Pow(10000, 2.0 * i / dModel))];
        return tensor(frequencies);
    }
}
