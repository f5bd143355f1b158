// task:   01.8
// title:  detaches the context before it is projected
// expect: detach cuts the gradient: whatever computed the context learns nothing.
// hears:  gradient-cut
// faults: 1
namespace Katas.Lesson01;

sealed partial class AttentionLayer
{
    public override (Tensor output, Tensor weights) forward(Tensor input, Tensor context, Tensor? mask)
    {
        var (mixed, weights) = Attention.ScaledDotProduct(
            q_proj.call(input), k_proj.call(context.detach()), v_proj.call(context.detach()), mask);
        return (out_proj.call(mixed), weights);
    }
}
