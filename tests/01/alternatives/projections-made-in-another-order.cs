// task:  01.7
// title: The projections are made and registered in another order
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

        out_proj = nn.Linear(dV, dModel, hasBias: bias);
        v_proj = nn.Linear(dModel, dV, hasBias: bias);
        k_proj = nn.Linear(dModel, dK, hasBias: bias);
        q_proj = nn.Linear(dModel, dK, hasBias: bias);
        RegisterComponents();
    }
}
