// task:  05.8
// rule:  unused-argument
// title: The segments are not passed on
// hint:  They are the second argument of the encoder.
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

        var (hidden, _) = encoder.call(tokens, null);
        var sentence = Pool(hidden, Batches.Real(tokens, encoder.Config.PaddingId));
        sentence = nn.functional.dropout(sentence, _dropout, training);
        sentence = dense.call(sentence).tanh();
        sentence = nn.functional.dropout(sentence, _dropout, training);
        return out_proj.call(sentence).MoveToOuterDisposeScope();
    }
}
