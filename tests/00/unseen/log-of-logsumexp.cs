// task:   00.8
// title:  takes the logarithm of what logsumexp gives
// expect: logsumexp is the logarithm of the sum already.
// hears:  CrossEntropyTests.The_loss_is_what_it_is_by_hand
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
        Guard.Layout(logits, "[row, class]");
        Guard.Layout(labels, "[row]");
        Guard.Size(labels, 0, logits.size(0), "one for each row of logits");
        Guard.Ids(labels, logits.size(1), "classes");

        var picked = logits.gather(1, labels.unsqueeze(-1)).squeeze(-1);
        return (logits.logsumexp(1).log() - picked).mean();
    }
}
