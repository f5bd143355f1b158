// task:   05.9
// title:  Label 0 is treated as ignored
// expect: Only -100 is ignored; 0 is a label like any other.
// hears:  TaggingLossTests.Losses_match_the_reference
// faults: 1
// source: mosaicml/examples #457: masked_tokens_mask = labels > 0
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

        var asked = labels.gt(0);
        var logProbabilities = logits.log_softmax(-1);
        var picked = logProbabilities.gather(-1, labels.clamp(min: 0).unsqueeze(-1)).squeeze(-1);
        var count = asked.sum().clamp(min: 1);
        return -(picked * asked.to(logits.dtype)).sum() / count;
    }
}
