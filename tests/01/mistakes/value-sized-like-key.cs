// task:  01.7
// rule:  unused-argument
// title: The value has as many features as the key
// hint:  Values are not compared with anything, so they have a size of their own, d_v. It reaches the output projection
//        too.
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson01;

sealed partial class AttentionLayer
{
    public AttentionLayer(long dModel, long dK, long dV, bool bias = true)
        : base(nameof(AttentionLayer))
    {
        Guard.Positive(dModel);
        Guard.Positive(dK);
        Guard.Positive(dV);

        q_proj = nn.Linear(dModel, dK, bias);
        k_proj = nn.Linear(dModel, dK, bias);
        v_proj = nn.Linear(dModel, dK, bias);
        out_proj = nn.Linear(dK, dModel, bias);
        RegisterComponents();
    }
}
