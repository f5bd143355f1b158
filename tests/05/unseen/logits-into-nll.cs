// task:   05.9
// title:  gives nll_loss the logits
// expect: nll_loss takes logarithms of probabilities: log_softmax is missing.
// hears:  probabilities-into-loss
// faults: 1
namespace Katas.Lesson05;

static partial class Tagging
{
    public static Tensor Loss(Tensor logits, Tensor labels)
    {
        var asked = labels.ne(Ignored);
        return nn.functional.nll_loss(logits[asked], labels[asked]);
    }
}
