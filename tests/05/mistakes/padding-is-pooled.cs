// task:  05.8
// title: Padding is passed on as real to the pooling
// hint:  The encoder does not look at padding, and yet it has a vector for it. The pooling has to know which tokens
//        are real.
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
        var sentence = Pool(hidden, ones_like(tokens, dtype: ScalarType.Bool));
        sentence = nn.functional.dropout(sentence, _dropout, training);
        sentence = dense.call(sentence).tanh();
        sentence = nn.functional.dropout(sentence, _dropout, training);
        return out_proj.call(sentence).MoveToOuterDisposeScope();
    }
}
