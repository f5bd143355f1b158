// task:   00.8
// title:  takes the logarithm of what logsumexp gives
// expect: logsumexp is the logarithm of the sum already.
// hears:  ?
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Learning
{
    public static Tensor CrossEntropy(Tensor logits, Tensor labels)
    {
        var picked = logits.gather(1, labels.unsqueeze(-1)).squeeze(-1);
        return (logits.logsumexp(1).log() - picked).mean();
    }
}
