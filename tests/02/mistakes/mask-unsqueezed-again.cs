// task:  02.10
// title: A mask that has a dimension for heads gets another one
// hint:  Some masks come with a dimension for heads and some without. Adding one to all of them makes five of four;
//        task 02.5 tells them apart.
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
            scores = Attention.ApplyMask(scores, mask.unsqueeze(1));
        }

        var weights = Attention.Softmax(scores);
        var mixed = Attention.WeightedSum(WeightDropout.Apply(weights, _dropout, training), v);
        return (out_proj.call(Heads.Merge(mixed)), weights);
    }
}
