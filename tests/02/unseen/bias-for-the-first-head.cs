// task:   02.11
// title:  gives the whole output bias to head 0 and none to the others; and copies the query's part of in_proj_bias
//         into k_proj and v_proj too
// expect: The outputs add up, but each head is to carry an equal share of the output bias, out_proj.bias / heads. And
//         the bias of k_proj and v_proj starts d_model and 2 · d_model further on, as their rows do: a fresh layer
//         hides this, because its biases are 0.
// hears:  SingleHeadTests.Each_head_gets_its_own_share_of_the_parameters
// faults: 2
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

public static partial class SingleHead
{
    public static AttentionLayer Of(MultiHeadAttention attention, long head)
    {
        Guard.Index(head, attention.HeadCount);

        long dModel = attention.DModel;
        long dHead = dModel / attention.HeadCount;
        long first = head * dHead;
        Dictionary<string, Tensor> all = attention.state_dict();
        bool bias = all.ContainsKey("in_proj_bias");
        AttentionLayer layer = new(dModel, dHead, dHead, bias);

        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> own = layer.state_dict();
        string[] projections = ["q_proj", "k_proj", "v_proj"];
        for (int i = 0; i < projections.Length; i++)
        {
            own[projections[i] + ".weight"].copy_(all["in_proj_weight"].narrow(0, (i * dModel) + first, dHead));
            if (bias)
            {
                own[projections[i] + ".bias"].copy_(all["in_proj_bias"].narrow(0, first, dHead));
            }
        }

        own["out_proj.weight"].copy_(all["out_proj.weight"].narrow(1, first, dHead));
        if (bias && head == 0)
        {
            own["out_proj.bias"].copy_(all["out_proj.bias"]);
        }
        else if (bias)
        {
            own["out_proj.bias"].zero_(); // once is enough: the outputs are added up
        }

        return layer;
    }
}
