// task:  05.8
// rule:  unused-part
// title: The first token is taken, whatever the pooling
// hint:  The classifier has been told which pooling to use; the given method chooses it.
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
        var sentence = Pooling.Cls(hidden);
        sentence = nn.functional.dropout(sentence, _dropout, training);
        sentence = dense.call(sentence).tanh();
        sentence = nn.functional.dropout(sentence, _dropout, training);
        return out_proj.call(sentence).MoveToOuterDisposeScope();
    }
}
