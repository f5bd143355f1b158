// task:   03.11
// title:  works out each bucket in C#, where n / exact and maxDistance / exact are divisions of whole numbers
// expect: n / exact divides two longs, and C# drops the fraction before the logarithm sees it: 12 / 8 is 1, and its
//         logarithm 0. Make one of them a double, in both divisions.
// hears:  integer-division
// faults: 1
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

        long[] numbers = distances.data<long>().ToArray().Select(BucketOf).ToArray();
        return tensor(numbers).reshape(distances.shape);

        long BucketOf(long distance)
        {
            long first = bidirectional && distance > 0 ? share : 0;
            long n = bidirectional ? Math.Abs(distance) : Math.Max(-distance, 0);
            if (n < exact)
            {
                return first + n;
            }

            double progress = Math.Log(n / exact) / Math.Log(maxDistance / exact); // 0 at exact, 1 at maxDistance
            long bucket = exact + (long)Math.Floor(progress * (share - exact));
            return first + Math.Min(bucket, share - 1);
        }
    }
}
