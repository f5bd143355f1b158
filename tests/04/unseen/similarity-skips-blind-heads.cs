// task:   04.12
// title:  leaves sequences in which a head looks at nothing out of the mean, instead of counting a 0
// expect: You divide by the number of sequences in which both heads look at something. A head that looks at nothing has
//         a cosine of 0 there, and that 0 counts: the mean is over the whole batch.
// hears:  AnalysisTests.A_sequence_in_which_a_head_looks_at_nothing_counts_as_0
// faults: 1
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04;

static partial class AttentionAnalysis
{
    public static Tensor HeadSimilarity(Tensor weights)
    {
        Guard.Layout(weights, "[batch, heads, query, key]");

        var rows = weights.flatten(2); // [batch, heads, query · key]
        var squares = rows.square().sum(-1); // [batch, heads]
        var empty = squares.eq(0); // [batch, heads]
        var lengths = squares.masked_fill(empty, 1).sqrt(); // [batch, heads]; 1 instead of 0: 0 / 1 is 0
        var units = rows / lengths.unsqueeze(-1);
        var cosines = units.matmul(units.transpose(-2, -1)); // [batch, heads, heads]

        // As for entropy and distance: what looks at nothing does not count.
        var looks = empty.logical_not();
        var both = looks.unsqueeze(-1).logical_and(looks.unsqueeze(-2)); // [batch, heads, heads]
        return cosines.sum([0]) / both.sum([0]).clamp(min: 1); // [heads, heads]
    }
}
