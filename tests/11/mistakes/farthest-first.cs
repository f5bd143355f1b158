// task:  11.10
// title: The farthest come first
// hint:  The largest cosine is the nearest.
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
        var (from, to) = (query.to(ScalarType.Float64), vectors.to(ScalarType.Float64));
        var lengths = from.norm() * to.square().sum(-1).sqrt(); // [count, width] → [count]
        var cosines = to.matmul(from) / lengths.clamp_min(Tiny); // [count, width] · [width] → [count]
        return
        [
            .. cosines.data<double>().ToArray()
                .Select((cosine, index) => new Match(index, cosine))
                .OrderBy(match => match.Similarity) // it keeps the order of equal ones
                .Take(most),
        ];
    }
}
