// task:  14.9
// title: The query is never what came after a copy
// hint:  In "A A" the second A came after the first one: there the key is the query itself.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14;

static partial class Detector
{
    public static Tensor Induction(Tensor ids)
    {
        Guard.Layout(ids, "[batch, length]");
        Guard.WholeNumbers(ids);

        var copies = Target(ids, Habit.SameToken); // [batch, query, key]
        var nobody = zeros_like(copies[.., .., ..1]); // [batch, query, 1]
        return cat([nobody, copies[.., .., ..^1]], -1).tril(-1); // each key one to the right: [batch, query, key]
    }
}
