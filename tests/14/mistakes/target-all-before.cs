// task:  14.7
// title: All earlier tokens are previous ones
// hint:  Only the one right before the query.
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
            Habit.PreviousToken => earlier.expand_as(same), // [query, key] → [batch, query, key]
            Habit.FirstToken => (earlier & (arange(length) == 0)).expand_as(same), // the same
            Habit.SameToken => earlier & same, // [batch, query, key]
            _ => Induction(ids),
        };
    }
}
