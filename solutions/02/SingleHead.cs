using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

/// <summary>One head of many: the attention of lesson 01, with features of its own.</summary>
public static class SingleHead
{
    /// <summary>
    /// Copies one head into a layer of lesson 01. Its projections are the head's share of the big ones, and the outputs
    /// of all heads' layers add up to the output of them all: joining heads and projecting them (paper: section 3.2.2,
    /// <c>Concat(head_1, …, head_h) W^O</c>) is a sum, with one term per head.
    /// </summary>
    /// <param name="attention">The layer with all heads; it is left as it is.</param>
    /// <param name="head">Which head, from 0.</param>
    /// <returns>
    /// A layer with d_k = d_v = d_head, and a bias if the heads have one, of which each head's <c>out_proj</c> gets an
    /// equal share; in the parameters' dtype.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such head.</exception>
    [KataTask("02.11")]
    public static AttentionLayer Of(MultiHeadAttention attention, long head)
    {
        Guard.Index(head, attention.HeadCount);

        var all = attention.state_dict();
        long dHead = attention.DModel / attention.HeadCount;
        var layer = new AttentionLayer(attention.DModel, dHead, dHead, bias: all.ContainsKey("in_proj_bias"));
        layer.to(all["in_proj_weight"].dtype);

        using var scope = NewDisposeScope();
        using var noGradient = no_grad();

        foreach (var (name, own) in layer.state_dict())
        {
            own.copy_(name switch
            {
                "q_proj.weight" => Rows("in_proj_weight", 0), // [3 · d_model, d_model] → [d_head, d_model]
                "k_proj.weight" => Rows("in_proj_weight", 1),
                "v_proj.weight" => Rows("in_proj_weight", 2),
                "q_proj.bias" => Rows("in_proj_bias", 0), // [3 · d_model] → [d_head]
                "k_proj.bias" => Rows("in_proj_bias", 1),
                "v_proj.bias" => Rows("in_proj_bias", 2),
                "out_proj.weight" => all[name].narrow(1, head * dHead, dHead), // [d_model, d_model] → [d_model, d_head]
                _ => all[name] / attention.HeadCount, // out_proj.bias, [d_model]
            });
        }

        return layer;

        Tensor Rows(string name, long part) => all[name].narrow(0, (part * attention.DModel) + (head * dHead), dHead);
    }
}
