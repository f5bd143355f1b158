// task:   03.11
// title:  gives both directions the same buckets
// expect: Keys after the query have the second half of the buckets: with abs() alone, before and after share theirs.
// hears:  directions-share-buckets
// faults: 1
namespace Katas.Lesson03;

static partial class Distances
{
    public static Tensor Bucket(Tensor distances, bool bidirectional = true, long buckets = 32, long maxDistance = 128)
    {
        long half = bidirectional ? buckets / 2 : buckets;
        var far = bidirectional ? distances.abs() : where(distances < 0, -distances, zeros_like(distances));
        long exact = half / 2;
        var scale = (half - exact) / Math.Log((double)maxDistance / exact);
        var wide = ((far.to(ScalarType.Float64) / exact).log() * scale).to(ScalarType.Int64) + exact;
        wide = minimum(wide, tensor(half - 1));
        return where(far < exact, far, wide);
    }
}
