// task:  02.11
// title: Slices of the matrices, parameter by parameter
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

        var state = attention.state_dict();
        var (dModel, count) = (attention.DModel, attention.HeadCount);
        long dHead = dModel / count;
        bool bias = state.TryGetValue("in_proj_bias", out var offset);
        var layer = new AttentionLayer(dModel, dHead, dHead, bias);
        layer.to(state["in_proj_weight"].dtype);
        var own = layer.state_dict();
        using (no_grad())
        {
            var rows = state["in_proj_weight"].reshape(3, count, dHead, dModel);
            var offsets = offset?.reshape(3, count, dHead);
            string[] names = ["q_proj", "k_proj", "v_proj"];
            for (int i = 0; i < names.Length; i++)
            {
                own[$"{names[i]}.weight"].copy_(rows[i, head]);
                if (offsets is not null)
                {
                    own[$"{names[i]}.bias"].copy_(offsets[i, head]);
                }
            }

            own["out_proj.weight"].copy_(state["out_proj.weight"].reshape(dModel, count, dHead).select(1, head));
            if (bias)
            {
                own["out_proj.bias"].copy_(state["out_proj.bias"].div(count));
            }
        }

        return layer;
    }
}
