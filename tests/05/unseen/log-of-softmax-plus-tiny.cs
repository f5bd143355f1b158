// task:   05.9
// title:  log(softmax + 1e-8): wrong for very unlikely labels
// expect: Use log_softmax, exact for any logits.
// hears:  TaggingLossTests.A_label_that_is_all_but_impossible_costs_all_that_it_should
// faults: 1
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

        var p = nn.functional.softmax(logits, -1);
        var asked = labels.ne(Ignored);
        var right = p.gather(-1, where(asked, labels, 0L).unsqueeze(-1)).squeeze(-1);
        var loss = -(right + 1e-8).log() * asked;
        return loss.sum() / asked.sum().clamp(min: 1);
    }
}
