// task:   14.13
// title:  takes the value map of the head's own number
// expect: Heads share value maps: divide the number of the head by how many share one.
// hears:  ov-wrong-value-map
// source: TransformerLens PR #1768: W_V indexed by the query head
namespace Katas.Lesson14;

static partial class Circuits
{
    public static Tensor OV(TransformerModel model, HeadId head)
    {
        Guard.Exists(head, model);

        var w = HeadWeights.Of(model, head.Layer);
        var v = w.Value[head.Head % model.Config.KeyHeads];
        return v.t().matmul(w.Output[head.Head].t());
    }
}
