// task:   08.6
// title:  does not leave ignored labels out
// expect: `ignored` is not used: padding counts in sum and mean.
// hears:  unused-argument
// faults: 1
namespace Katas.Lesson08;

static partial class LabelSmoothing
{
    public static Tensor Loss(
        Tensor logits, Tensor labels, double smoothing = 0.1, long ignored = Vocabulary.PaddingId)
    {
        var log = logits.log_softmax(-1);
        var hot = nn.functional.one_hot(labels, logits.size(-1)).to_type(log.dtype);
        var soft = (hot * (1 - smoothing)) + (smoothing / logits.size(-1));
        return -(soft * log).sum(-1).mean();
    }
}
