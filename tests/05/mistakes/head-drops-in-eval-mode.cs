// task:  05.8
// rule:  dropout-always-on
// title: The head drops features in eval mode, too
// hint:  The functional form does not know whether the module is training, and assumes that it is. Tell it.
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
        sentence = nn.functional.dropout(sentence, _dropout, true);
        sentence = dense.call(sentence).tanh();
        sentence = nn.functional.dropout(sentence, _dropout, true);
        return out_proj.call(sentence).MoveToOuterDisposeScope();
    }
}
