// task:   11.10
// title:  divides by a length of 0
// expect: A vector of length 0 gives 0 / 0, NaN. Keep the lengths from being 0.
// hears:  nothing-has-a-direction
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
        var unit = vectors / vectors.square().sum(1, keepdim: true).sqrt();
        var cosines = unit.matmul(query / query.norm()).to(ScalarType.Float64).data<double>().ToArray();
        return cosines.Select((value, index) => new Match(index, value)).OrderByDescending(match => match.Similarity)
            .Take(most).ToList();
    }
}
