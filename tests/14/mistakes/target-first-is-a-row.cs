// task:  14.7
// title: The first token is looked for among the queries
// hint:  It is a key: a column, not a row.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14;

static partial class Detector
{
    public static Tensor Target(Tensor ids, Habit habit)
    {
        Guard.Layout(ids, "[batch, length]");
        Guard.WholeNumbers(ids);

        long length = ids.size(1);
        var earlier = ones(length, length, dtype: ScalarType.Bool).tril(-1); // [query, key]
        var same = ids.unsqueeze(-1) == ids.unsqueeze(-2); // [batch, length] → [batch, query, key]
        return habit switch
        {
            Habit.PreviousToken => earlier.triu(-1).expand_as(same), // [query, key] → [batch, query, key]
            Habit.FirstToken => (earlier & (arange(length) == 0).unsqueeze(-1)).expand_as(same), // the same
            Habit.SameToken => earlier & same, // [batch, query, key]
            _ => Induction(ids),
        };
    }
}
