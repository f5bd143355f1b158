// task:  05.8
// rule:  training-ignored
// title: Nothing is dropped in the head
// hint:  While training, dropout comes before each of the two layers.
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson05;

sealed partial class SequenceClassifier
{
    public override Tensor forward(Tensor tokens, Tensor? segments)
    {
        Guard.Layout(tokens, "[batch, length]");

        using var scope = NewDisposeScope();

        var (hidden, _) = encoder.call(tokens, segments);
        var sentence = Pool(hidden, Batches.Real(tokens, encoder.Config.PaddingId));
        sentence = dense.call(sentence).tanh();
        return out_proj.call(sentence).MoveToOuterDisposeScope();
    }
}
