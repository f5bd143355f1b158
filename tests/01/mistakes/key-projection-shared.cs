// task:  01.7
// rule:  one-module-shared
// title: Query and key share one projection
// hint:  What a token looks for and what it is found by are then the same thing, and each would find itself. Each
//        projection needs weights of its own.
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
        k_proj = q_proj;
        v_proj = nn.Linear(dModel, dV, bias);
        out_proj = nn.Linear(dV, dModel, bias);
        RegisterComponents();
    }
}
