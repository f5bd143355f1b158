// task:   05.8
// title:  leaves tanh out
// expect: Between the two linear layers stands tanh: without it, they are one.
// hears:  head-without-tanh
// faults: 1
namespace Katas.Lesson05;

sealed partial class SequenceClassifier
{
    public override Tensor forward(Tensor tokens, Tensor? segments)
    {
        var (hidden, _) = encoder.call(tokens, segments);
        var pooled = Pool(hidden, Batches.Real(tokens, encoder.Config.PaddingId));
        var middle = dense.call(nn.functional.dropout(pooled, _dropout, training));
        return out_proj.call(nn.functional.dropout(middle, _dropout, training));
    }
}
