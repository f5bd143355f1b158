// task:  00.8
// title: the largest logit subtracted first
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

        var shifted = logits - logits.amax([-1], keepdim: true);
        var rows = arange(labels.size(0));
        return (shifted.exp().sum(-1).log() - shifted[rows, labels]).mean();
    }
}
