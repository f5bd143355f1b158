// task:  05.8
// rule:  uncalled-softmax
// title: The logits are sent through softmax
// hint:  The logits are asked for. Cross-entropy applies softmax itself; twice flattens the differences, and the
//        model learns slowly.
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
        sentence = nn.functional.dropout(sentence, _dropout, training);
        sentence = dense.call(sentence).tanh();
        sentence = nn.functional.dropout(sentence, _dropout, training);
        return nn.functional.softmax(out_proj.call(sentence), -1).MoveToOuterDisposeScope();
    }
}
