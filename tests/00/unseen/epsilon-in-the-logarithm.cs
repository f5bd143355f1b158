// task:   00.8
// title:  adds a small number inside the logarithm
// expect: With 1e-9 inside, the loss ends at about 21, however wrong the model is. logsumexp needs no such number.
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
        var p = nn.functional.softmax(logits, -1).gather(1, labels.unsqueeze(1));
        return -(p + 1e-9).log().mean();
    }
}
