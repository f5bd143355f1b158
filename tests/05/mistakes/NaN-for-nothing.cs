// task:  05.7
// rule:  fully-masked-row
// title: A sentence without real tokens gets NaN
// hint:  Torch's own softmax gives NaN for a row that is masked throughout. The softmax of lesson 01 gives zeros.
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson05;

sealed partial class AttentionPooling
{
    public override (Tensor output, Tensor weights) forward(Tensor hidden, Tensor real)
    {
        Guard.Layout(hidden, "[batch, length, d_model]");
        Guard.Size(hidden, -1, context.size(0), "the d_model of this pooling");
        Guard.RealTokens(real, hidden);

        using var scope = NewDisposeScope();

        var keys = proj.call(hidden).tanh();
        var scores = keys.matmul(context).unsqueeze(1);
        scores = Attention.ApplyMask(scores, real.unsqueeze(1));
        var weights = nn.functional.softmax(scores, -1);
        var output = Attention.WeightedSum(weights, hidden);
        return (output.squeeze(1).MoveToOuterDisposeScope(), weights.squeeze(1).MoveToOuterDisposeScope());
    }
}
