// task:   00.8
// title:  multiplies by one-hot labels in Float32, and takes the mean over classes as well
// expect: The mean over all places divides by the classes too: add up over the classes first. And the one-hot labels
//         should have the dtype of the logits.
// hears:  CrossEntropyTests.The_loss_is_what_it_is_by_hand
// faults: 2
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

        var y = nn.functional.one_hot(labels, logits.size(1)).to(ScalarType.Float32);
        var logp = nn.functional.log_softmax(logits, -1);
        return -(y * logp).mean();
    }
}
