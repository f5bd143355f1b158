// task:  05.7
// rule:  unused-part
// title: The vectors are compared as they are
// hint:  The query is compared with the projected vectors, after tanh (equation 5).
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

        var keys = hidden;
        var scores = keys.matmul(context).unsqueeze(1);
        scores = Attention.ApplyMask(scores, real.unsqueeze(1));
        var weights = Attention.Softmax(scores);
        var output = Attention.WeightedSum(weights, hidden);
        return (output.squeeze(1).MoveToOuterDisposeScope(), weights.squeeze(1).MoveToOuterDisposeScope());
    }
}
