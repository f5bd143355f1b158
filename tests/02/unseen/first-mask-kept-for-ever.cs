// task:   02.10
// title:  keeps the first mask in a field and uses it from then on
// expect: The mask of each call must be used; you keep the first one.
// hears:  kept-between-calls
// faults: 1
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

        _mask ??= mask is null ? null : Masks.OverHeads(mask);
        var (q, k, v) = Project(query, key, value);
        var scores = Attention.Scale(Attention.Scores(Heads.Split(q, HeadCount), Heads.Split(k, HeadCount)), DModel / HeadCount);
        if (_mask is not null)
        {
            scores = Attention.ApplyMask(scores, _mask);
        }

        var weights = Attention.Softmax(scores);
        var mixed = Attention.WeightedSum(WeightDropout.Apply(weights, _dropout, training), Heads.Split(v, HeadCount));
        return (out_proj.call(Heads.Merge(mixed)), weights);
    }

    private Tensor? _mask; // made once, it is always the same
}
