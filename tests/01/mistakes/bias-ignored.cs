// task:  01.7
// rule:  unused-argument
// title: There is a bias whether it is asked for or not
// hint:  With bias: false the layer still has four biases. Linear adds one unless it is told not to.
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

        q_proj = nn.Linear(dModel, dK);
        k_proj = nn.Linear(dModel, dK);
        v_proj = nn.Linear(dModel, dV);
        out_proj = nn.Linear(dV, dModel);
        RegisterComponents();
    }
}
