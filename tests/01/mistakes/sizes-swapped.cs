// task:  01.7
// title: Input and output sizes are swapped
// hint:  Linear takes the size of what comes in first, then that of what goes out. Tokens of d_model features come in;
//        queries of d_k go out.
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

        q_proj = nn.Linear(dK, dModel, bias);
        k_proj = nn.Linear(dK, dModel, bias);
        v_proj = nn.Linear(dV, dModel, bias);
        out_proj = nn.Linear(dModel, dV, bias);
        RegisterComponents();
    }
}
