// task:  11.10
// title: Each vector by itself, in a loop
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
        double[] from = query.to(ScalarType.Float64).data<double>().ToArray();
        double[] all = vectors.to(ScalarType.Float64).contiguous().data<double>().ToArray();
        List<Match> matches = [];
        for (int i = 0; i * from.Length < all.Length; i++)
        {
            var to = all.AsSpan(i * from.Length, from.Length);
            double dot = 0;
            double square = 0;
            for (int j = 0; j < from.Length; j++)
            {
                dot += from[j] * to[j];
                square += to[j] * to[j];
            }

            double lengths = Math.Sqrt(square * from.Sum(number => number * number));
            matches.Add(new Match(i, lengths == 0 ? 0 : dot / lengths));
        }

        return [.. matches.OrderBy(match => -match.Similarity).Take(most)];
    }
}
