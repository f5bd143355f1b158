// task:  00.8
// title: log_softmax, and a mask of the right classes
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

        var right = nn.functional.one_hot(labels, logits.size(1)).to(ScalarType.Bool);
        return -nn.functional.log_softmax(logits, -1).masked_select(right).mean();
    }
}
