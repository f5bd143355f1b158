// task:   04.11
// title:  keeps the sign of the distances
// expect: Ahead and back cancel each other: take the absolute distance.
// hears:  distance-signed-the-other-way
// faults: 1
namespace Katas.Lesson04;

static partial class AttentionAnalysis
{
    public static Tensor Distance(Tensor weights)
    {
        long n = weights.size(-1);
        var place = arange(n).to_type(weights.dtype);
        var apart = place.view(1, n) - place.view(n, 1);
        return AverageOverQueries((weights * apart).sum(-1), weights);
    }
}
