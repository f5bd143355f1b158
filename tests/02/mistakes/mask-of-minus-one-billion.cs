// task:  02.10
// rule:  finite-mask
// title: -1e9 stands where -∞ belongs
// hint:  A large negative number is still a number: a token that may look at nothing shares its attention equally among
//        all it should not see. Only -∞ becomes a weight of exactly 0.
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
            var over = Masks.OverHeads(mask);
            scores = over.dtype == ScalarType.Bool
                ? scores.masked_fill(over.logical_not(), -1e9)
                : Attention.ApplyMask(scores, over);
        }

        var weights = Attention.Softmax(scores);
        var mixed = Attention.WeightedSum(WeightDropout.Apply(weights, _dropout, training), v);
        return (out_proj.call(Heads.Merge(mixed)), weights);
    }
}
