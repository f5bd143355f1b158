// task:  01.7
// rule:  missing-register-components
// title: The projections are not registered
// hint:  The layer has no parameters: an optimizer would train nothing, and saving would save nothing, all without an
//        error. TorchSharp looks through the fields only when it is told to, and finds only those that are set by then.
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
        v_proj = nn.Linear(dModel, dV, bias);
        out_proj = nn.Linear(dV, dModel, bias);
    }
}
