// task:   00.8
// title:  adds a small number inside the logarithm
// expect: With 1e-9 inside, the loss ends at about 21, however wrong the model is. logsumexp needs no such number.
// hears:  CrossEntropyTests.Float64_stays_float64
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

        var p = nn.functional.softmax(logits, -1).gather(1, labels.unsqueeze(1));
        return -(p + 1e-9).log().mean();
    }
}
