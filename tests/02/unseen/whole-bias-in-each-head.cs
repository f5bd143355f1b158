// task:   02.11
// title:  gives each head the whole bias of the output
// expect: The outputs of all heads are added up, so the bias counts once for each: give each head its share.
// hears:  head-bias-counted-often
// faults: 1
namespace Katas.Lesson02;

static partial class SingleHead
{
    public static AttentionLayer Of(MultiHeadAttention attention, long head)
    {
        var all = attention.state_dict();
        long width = attention.DModel / attention.HeadCount;
        bool bias = all.ContainsKey("in_proj_bias");
        var layer = new AttentionLayer(attention.DModel, width, width, bias: bias);
        layer.to(all["in_proj_weight"].dtype);
        var own = layer.state_dict();
        using var off = no_grad();
        string[] names = ["q_proj", "k_proj", "v_proj"];
        for (int i = 0; i < 3; i++)
        {
            long from = (i * attention.DModel) + (head * width);
            own[names[i] + ".weight"].copy_(all["in_proj_weight"].narrow(0, from, width));
            if (bias)
            {
                own[names[i] + ".bias"].copy_(all["in_proj_bias"].narrow(0, from, width));
            }
        }

        own["out_proj.weight"].copy_(all["out_proj.weight"].narrow(1, head * width, width));
        if (bias)
        {
            own["out_proj.bias"].copy_(all["out_proj.bias"]);
        }

        return layer;
    }
}
