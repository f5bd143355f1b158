// task:   01.7
// title:  fills a parameter in place while gradients are recorded
// expect: A parameter can't be changed in place while gradients are recorded; and nothing asks for another start here.
// hears:  in-place-on-parameter
// faults: 1
namespace Katas.Lesson01;

sealed partial class AttentionLayer
{
    public AttentionLayer(long dModel, long dK, long dV, bool bias = true)
        : base(nameof(AttentionLayer))
    {
        q_proj = nn.Linear(dModel, dK, bias);
        k_proj = nn.Linear(dModel, dK, bias);
        v_proj = nn.Linear(dModel, dV, bias);
        out_proj = nn.Linear(dV, dModel, bias);
        q_proj.weight.normal_(0, 0.02);
        RegisterComponents();
    }
}
