// task:   01.7
// title:  gives k_proj never a bias and out_proj always one, whatever the argument says
// expect: The argument decides about the bias of all four projections. Your k_proj has none even if bias is true (it
//         would cancel in softmax, but state_dict expects it), and your out_proj has one even if it is false.
// hears:  ProjectionTests.The_argument_decides_about_the_bias_of_all_four_projections
// faults: 2
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

        q_proj = nn.Linear(dModel, dK, hasBias: bias);
        k_proj = nn.Linear(dModel, dK, hasBias: false); // adds the same to all scores of a query: softmax cancels it
        v_proj = nn.Linear(dModel, dV, hasBias: bias);
        out_proj = nn.Linear(dV, dModel);
        RegisterComponents();
    }
}
