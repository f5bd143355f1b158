// task:  14.7
// title: by comparing positions
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
        var query = arange(length).unsqueeze(-1); // [query, 1]
        var key = arange(length); // [key]
        var earlier = key < query; // [query, key]
        var same = ids.unsqueeze(-1) == ids.unsqueeze(-2); // [batch, length] → [batch, query, key]
        return habit switch
        {
            Habit.PreviousToken => (key == query - 1).expand_as(same), // [query, key] → [batch, query, key]
            Habit.FirstToken => ((key == 0) & (query > 0)).expand_as(same), // the same
            Habit.SameToken => earlier & same, // [batch, query, key]
            _ => Induction(ids),
        };
    }
}
