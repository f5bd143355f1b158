// task:  05.8
// rule:  unused-part
// title: The first layer of the head is missing
// hint:  The head has two layers: dense and out_proj, with tanh between them.
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
        sentence = sentence.tanh();
        sentence = nn.functional.dropout(sentence, _dropout, training);
        return out_proj.call(sentence).MoveToOuterDisposeScope();
    }
}
