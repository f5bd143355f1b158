// task:  03.11
// title: A loop over the distances, in plain C#
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

static partial class Distances
{
    public static Tensor Bucket(Tensor distances, bool bidirectional = true, long buckets = 32, long maxDistance = 128)
    {
        Guard.WholeNumbers(distances);
        Guard.AtLeast(buckets, bidirectional ? 4 : 2);
        Guard.AtLeast(maxDistance, (buckets / 2) + 1);

        long share = bidirectional ? buckets / 2 : buckets;
        long exact = share / 2;
        long[] numbers = [.. distances.contiguous().data<long>()];
        for (int i = 0; i < numbers.Length; i++)
        {
            long start = bidirectional && numbers[i] > 0 ? share : 0;
            long far = bidirectional ? Math.Abs(numbers[i]) : Math.Max(-numbers[i], 0);
            double part = Math.Log((double)far / exact) / Math.Log((double)maxDistance / exact);
            long wide = far < exact ? far : exact + (long)(part * (share - exact));
            numbers[i] = start + Math.Min(wide, share - 1);
        }

        return tensor(numbers, distances.shape);
    }
}
