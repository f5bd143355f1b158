// task:  02.11
// title: The output bias is missing
// hint:  The sum of the heads lacks it. Shared out equally, it is there once when all heads are added up.
using Katas.Lesson01;
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
        using var noGradient = no_grad();
        foreach (var (name, own) in layer.state_dict())
        {
            int part = "qkv".IndexOf(name[0]);
            own.copy_(name switch
            {
                "out_proj.weight" => all[name].narrow(1, head * dHead, dHead),
                "out_proj.bias" => zeros_like(all[name]),
                _ => all["in_proj_" + name[7..]].narrow(0, (part * attention.DModel) + (head * dHead), dHead),
            });
        }

        return layer;
    }
}
