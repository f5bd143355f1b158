// task:   11.10
// title:  asks topk, which keeps no order of equal ones
// expect: topk says nothing about the order of equal values. Sort stably: LINQ does.
// hears:  SentenceVectorsTests.Of_equal_ones_the_first_comes_first
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11;

static partial class SentenceVectors
{
    public static IReadOnlyList<Match> Nearest(Tensor query, Tensor vectors, int most)
    {
        Guard.Layout(vectors, "[count, width]");
        Guard.Size(query, -1, vectors.size(-1), "the width of vectors");
        Guard.AtLeast(most, 1);

        using var scope = NewDisposeScope();
        var cosines = vectors.matmul(query) / (vectors.norm(1).clamp(min: 1e-12) * query.norm().clamp(min: 1e-12));
        var (values, indexes) = cosines.topk((int)Math.Min(most, vectors.size(0)));
        return [.. values.to(ScalarType.Float64).data<double>().ToArray().Zip(
            indexes.data<long>().ToArray(), (value, index) => new Match((int)index, value))];
    }
}
