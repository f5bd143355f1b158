// task:  02.11
// title: Gradients stay switched off
// hint:  no_grad lasts until what it returns is disposed, and not until the method ends: whoever copies one head can
//        train nothing afterwards. What ends with its block by itself?
// rule:  left-open
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

static partial class SingleHead
{
    public static AttentionLayer Of(MultiHeadAttention attention, long head)
    {
        Guard.Index(head, attention.HeadCount);

        var all = attention.state_dict();
        long dHead = attention.DModel / attention.HeadCount;
        var layer = new AttentionLayer(attention.DModel, dHead, dHead, bias: all.ContainsKey("in_proj_bias"));
        layer.to(all["in_proj_weight"].dtype);

        using var scope = NewDisposeScope();
        var noGradient = no_grad();

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
