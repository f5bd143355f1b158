// task:  02.11
// rule:  unused-argument
// title: Head 0 is given back, whichever is asked for
// hint:  Which head was asked for has to decide where its share begins, in all of the matrices.
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
                "out_proj.weight" => all[name].narrow(1, 0, dHead),
                "out_proj.bias" => all[name] / attention.HeadCount,
                _ => all["in_proj_" + name[7..]].narrow(0, (part * attention.DModel) + (0), dHead),
            });
        }

        return layer;
    }
}
