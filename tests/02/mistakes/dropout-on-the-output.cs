// task:  02.10
// title: Dropout acts on the output and not on the weights
// hint:  It belongs on the weights, between softmax and the weighted sum: a query misses a key, and not a feature of
//        what it found.
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson02;

sealed partial class MultiHeadAttention
{
    public override (Tensor output, Tensor weights) forward(Tensor query, Tensor key, Tensor value, Tensor? mask)
    {
        Guard.Layout(query, "[batch, query, d_model]");
        Guard.Layout(key, "[batch, key, d_model]");
        Guard.Layout(value, "[batch, key, d_model]");
        Guard.Size(key, 0, query.size(0), "the batch of query");
        Guard.Size(value, 0, query.size(0), "the batch of query");
        Guard.Size(value, 1, key.size(1), "a value for each key");

        var (q, k, v) = Project(query, key, value);
        q = Heads.Split(q, HeadCount);
        k = Heads.Split(k, HeadCount);
        v = Heads.Split(v, HeadCount);
        var scores = Attention.Scale(Attention.Scores(q, k), q.size(-1));
        if (mask is not null)
        {
            scores = Attention.ApplyMask(scores, Masks.OverHeads(mask));
        }

        var weights = Attention.Softmax(scores);
        var mixed = Attention.WeightedSum(weights, v);
        return (WeightDropout.Apply(out_proj.call(Heads.Merge(mixed)), _dropout, training), weights);
    }
}
