// task:  00.8
// title: The logarithm is taken of the mean
// hint:  First the logarithm of each row's probability, then the mean. The other way round, one certain row hides all
//        that are wrong.
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

        return -nn.functional.softmax(logits, -1).gather(1, labels.unsqueeze(1)).mean().log();
    }
}
