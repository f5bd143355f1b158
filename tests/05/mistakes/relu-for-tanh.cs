// task:  05.8
// title: ReLU stands where tanh belongs
// hint:  The head of BERT and RoBERTa bends with tanh.
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
        sentence = dense.call(sentence).relu();
        sentence = nn.functional.dropout(sentence, _dropout, training);
        return out_proj.call(sentence).MoveToOuterDisposeScope();
    }
}
