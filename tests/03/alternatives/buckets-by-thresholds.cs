// task:  03.11
// title: Each border that has been reached counts one
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
        var far = bidirectional ? distances.abs() : (-distances).clamp(min: 0);
        double growth = Math.Pow((double)maxDistance / exact, 1.0 / (share - exact));
        var result = far.clamp(max: exact);
        for (long border = 1; border < share - exact; border++)
        {
            result = result + (far.to(ScalarType.Float64) >= exact * Math.Pow(growth, border)).to(ScalarType.Int64);
        }

        return bidirectional ? result + ((distances > 0).to(ScalarType.Int64) * share) : result;
    }
}
