// task:   05.9
// title:  turns every NaN and infinity of the loss into a number, not only the NaN of a batch that asks nothing
// expect: `nan_to_num` gives 0 for a batch that asks nothing, but also when the logits hold NaN: a broken model gets
//         the best loss there is. Ask whether any label is asked about, and let other NaNs and infinities show.
// hears:  TaggingLossTests.What_is_broken_shows
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

        using var scope = NewDisposeScope();

        var loss = nn.functional.cross_entropy(
            logits.reshape(-1, logits.size(-1)), labels.reshape(-1), ignore_index: Ignored);
        return loss.nan_to_num(0).MoveToOuterDisposeScope(); // PyTorch's NaN becomes 0
    }
}
