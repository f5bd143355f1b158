// task:   06.3
// title:  hides the future after the softmax and divides by what is left, so that the future's scores still decide over
//         rounding and underflow
// expect: You let softmax see the future, then cross it out and renormalise: on paper the same, but a large score ahead
//         pushes the past's weights to 0, and the future's gradient is small instead of 0. Put -∞ in before the
//         softmax.
// hears:  CausalAttentionTests.The_future_has_no_say_however_large_its_scores_are
// faults: 1
using Katas.Lesson01;
using Katas.Lesson02;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

sealed partial class CausalAttention
{
    public override (Tensor output, Tensor weights) forward(Tensor input, Tensor? mask, KeyValueCache? cache)
    {
        Guard.Layout(input, "[batch, new, d_model]");
        Guard.Size(input, -1, DModel, "the layer's d_model");

        using var scope = NewDisposeScope();

        var projected = nn.functional.linear(input, in_proj_weight, in_proj_bias).chunk(3, -1);
        var query = Heads.Split(projected[0], HeadCount); // [batch, heads, new, d_head]
        var key = Heads.Split(projected[1], HeadCount);
        var value = Heads.Split(projected[2], HeadCount);
        if (cache is not null)
        {
            (key, value) = cache.Append(key, value); // [batch, heads, length, d_head]
        }

        var scores = einsum("bhqd,bhkd->bhqk", query, key) / Math.Sqrt(query.size(-1));
        if (mask is not null)
        {
            scores = Attention.ApplyMask(scores, Masks.OverHeads(mask));
        }

        var weights = Attention.Softmax(scores) * CausalMask.Window(query.size(2), key.size(2));
        weights = weights / weights.sum(-1, keepdim: true).clamp_min(1e-12); // each row sums to 1 again

        var mixed = einsum("bhqk,bhkd->bhqd", WeightDropout.Apply(weights, _dropout, training), value);
        var output = out_proj.call(Heads.Merge(mixed)); // [batch, new, d_model]
        return (output.MoveToOuterDisposeScope(), weights.MoveToOuterDisposeScope());
    }
}
