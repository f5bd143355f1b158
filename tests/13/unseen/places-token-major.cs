// task:  13.11
// title: counts token by token
// expect:First choices have to come before all second ones. You count token by token, both choices at once.
// hears: places-token-by-token
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13;

static partial class Dispatch
{
    public static Tensor Places(Tensor chosen, long experts, double factor)
    {
        Guard.Chosen(chosen, experts);
        Guard.Positive(factor);

        long tokens = chosen.size(0);
        long k = chosen.size(1);
        long capacity = (long)Math.Ceiling(factor * tokens * k / experts);
        var oneHot = nn.functional.one_hot(chosen.flatten(), experts);
        var position = oneHot.cumsum(0).mul(oneHot).sum(-1) - 1;
        return position.lt(capacity).view(tokens, k);
    }
}
