// task:   05.7
// title:  runs softmax over the dimension of size 1
// expect: Softmax runs over a dimension of size 1, so that each weight is 1: the tokens are the last dimension.
// hears:  AttentionPoolingTests.Without_a_preference_the_tokens_share_equally
// faults: 1
namespace Katas.Lesson05;

sealed partial class AttentionPooling
{
    public override (Tensor output, Tensor weights) forward(Tensor hidden, Tensor real)
    {
        Guard.Layout(hidden, "[batch, length, d_model]");

        var scores = proj.call(hidden).tanh().matmul(context).unsqueeze(1);
        scores = Attention.ApplyMask(scores, real.unsqueeze(1));
        var weights = scores.softmax(1);
        return (weights.matmul(hidden).squeeze(1), weights.squeeze(1));
    }
}
