// task:  00.8
// title: A probability is rounded to 0 before its logarithm is taken
// hint:  For ordinary logits that is right. Where one is larger by a hundred, the others' probabilities are 0, and the
//        logarithm of 0 is minus infinity. logsumexp does both steps in one.
// rule:  log-of-softmax
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

        var logarithms = nn.functional.softmax(logits, -1).log();
        return -logarithms.gather(1, labels.unsqueeze(1)).mean();
    }
}
