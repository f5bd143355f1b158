// task:  02.10
// rule:  foreign-length
// title: Keys and values are reshaped with the query's length
// hint:  In self-attention all three have one length, and nobody would notice. When there are more tokens looked at
//        than tokens that look, each has to be split with the length it has.
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
        var (batch, length, dHead) = (query.size(0), query.size(1), DModel / HeadCount);
        q = q.reshape(batch, length, HeadCount, dHead).transpose(1, 2);
        k = k.reshape(batch, length, HeadCount, dHead).transpose(1, 2);
        v = v.reshape(batch, length, HeadCount, dHead).transpose(1, 2);
        var scores = Attention.Scale(Attention.Scores(q, k), q.size(-1));
        if (mask is not null)
        {
            scores = Attention.ApplyMask(scores, Masks.OverHeads(mask));
        }

        var weights = Attention.Softmax(scores);
        var mixed = Attention.WeightedSum(WeightDropout.Apply(weights, _dropout, training), v);
        return (out_proj.call(Heads.Merge(mixed)), weights);
    }
}
