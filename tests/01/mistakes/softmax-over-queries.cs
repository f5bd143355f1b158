// task:  01.4
// rule:  softmax-dimension
// title: Softmax runs over the queries
// hint:  Here each column sums to 1, where each row should: a query shares its attention among the keys. Look at which
//        dimension holds the keys.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Softmax(Tensor scores)
    {
        Guard.Layout(scores, "[..., query, key]");

        var weights = nn.functional.softmax(scores, -2);
        return weights.masked_fill(scores.isneginf(), 0);
    }
}
