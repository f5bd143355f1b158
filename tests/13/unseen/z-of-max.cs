// task:  13.14
// title: the largest logit for logsumexp
// expect:The largest logit is only close to the logsumexp. Take logsumexp itself.
// hears: RouterLossesTests.Logits_of_one_and_three_are_computed_by_hand
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13;

static partial class RouterLosses
{
    public static Tensor Z(Tensor logits)
    {
        Guard.Layout(logits, "[tokens, experts]");

        return logits.amax([-1]).pow(2).mean();
    }
}
