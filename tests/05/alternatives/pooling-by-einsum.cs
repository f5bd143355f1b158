// task:  05.7
// title: Attention pooling by einsum and torch's softmax
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

        var scores = einsum("btd,d->bt", proj.call(hidden).tanh(), context);
        var nothing = real.any(1, keepdim: true).logical_not();
        scores = scores.masked_fill(real.logical_not(), double.NegativeInfinity).masked_fill(nothing, 0);
        var weights = nn.functional.softmax(scores, -1).masked_fill(nothing, 0);
        return (einsum("bt,btd->bd", weights, hidden), weights);
    }
}
