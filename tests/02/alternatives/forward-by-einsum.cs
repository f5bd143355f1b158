// task:  02.10
// title: Everything by einsum, without lesson 01
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

        long dHead = DModel / HeadCount;
        var (q, k, v) = Project(query, key, value);
        q = q.unflatten(2, HeadCount, dHead);
        k = k.unflatten(2, HeadCount, dHead);
        v = v.unflatten(2, HeadCount, dHead);
        var scores = einsum("bqhd,bkhd->bhqk", q, k) / Math.Sqrt(dHead);
        if (mask is not null)
        {
            scores = Attention.ApplyMask(scores, Masks.OverHeads(mask));
        }

        var nothing = scores.isneginf().all(-1, keepdim: true);
        var weights = nn.functional.softmax(scores.masked_fill(nothing, 0), -1).masked_fill(nothing, 0);
        var dropped = nn.functional.dropout(weights, _dropout, training);
        var mixed = einsum("bhqk,bkhd->bqhd", dropped, v);
        return (out_proj.call(mixed.flatten(2)), weights);
    }
}
