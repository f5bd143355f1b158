// task:  05.9
// title: The loss by log_softmax and gather
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

static partial class Tagging
{
    public static Tensor Loss(Tensor logits, Tensor labels)
    {
        Guard.Layout(logits, "[batch, length, labels]");
        Guard.Labels(labels, logits, Ignored);

        var asked = labels.ne(Ignored);
        var logarithms = nn.functional.log_softmax(logits, -1);
        var right = logarithms.gather(-1, labels.masked_fill(asked.logical_not(), 0).unsqueeze(-1)).squeeze(-1);
        var sum = where(asked, right, zeros_like(right)).sum();
        return -sum / Math.Max(1, asked.sum().item<long>());
    }
}
