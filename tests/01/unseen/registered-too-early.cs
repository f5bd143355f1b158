// task:   01.7
// title:  registers the components before there are any
// expect: RegisterComponents sees the fields as they are when it is called: call it last.
// hears:  components-not-registered
// faults: 1
namespace Katas.Lesson01;

sealed partial class AttentionLayer
{
    public AttentionLayer(long dModel, long dK, long dV, bool bias = true)
        : base(nameof(AttentionLayer))
    {
        RegisterComponents();
        q_proj = nn.Linear(dModel, dK, bias);
        k_proj = nn.Linear(dModel, dK, bias);
        v_proj = nn.Linear(dModel, dV, bias);
        out_proj = nn.Linear(dV, dModel, bias);
    }
}
