// task:  06.3
// rule:  missing-scale
// title: The scores are not scaled
// hint:  As in lesson 01, the scores are divided by the root of the number of features that each head has.
using Katas.Lesson01;
using Katas.Lesson02;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson06;

sealed partial class CausalAttention
{
    public override (Tensor output, Tensor weights) forward(Tensor input, Tensor? mask, KeyValueCache? cache)
    {
        Guard.Layout(input, "[batch, new, d_model]");
        Guard.Size(input, -1, DModel, "the layer's d_model");

        using var scope = NewDisposeScope();

        var projected = nn.functional.linear(input, in_proj_weight, in_proj_bias)
            .chunk(3, -1); // [batch, new, d_model] → 3 × [batch, new, d_model]
        var query = Heads.Split(projected[0], HeadCount); // [batch, new, d_model] → [batch, heads, new, d_head]
        var key = Heads.Split(projected[1], HeadCount); // the same
        var value = Heads.Split(projected[2], HeadCount); // the same
        if (cache is not null)
        {
            (key, value) = cache.Append(key, value); // [batch, heads, new, d_head] → [batch, heads, length, d_head]
        }

        var allowed = Masks.Combine(CausalMask.Window(query.size(-2), key.size(-2)), mask)!;
        var scores = Attention.Scores(query, key); // [batch, heads, new, length]
        var weights = Attention.Softmax(Attention.ApplyMask(scores, allowed)); // [batch, heads, new, length]
        var mixed = Attention.WeightedSum(
            WeightDropout.Apply(weights, _dropout, training), value); // [batch, heads, new, d_head]
        var output = out_proj.call(Heads.Merge(mixed)); // [batch, heads, new, d_head] → [batch, new, d_model]
        return (output.MoveToOuterDisposeScope(), weights.MoveToOuterDisposeScope());
    }
}
