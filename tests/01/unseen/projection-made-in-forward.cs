// task:   01.8
// title:  makes a new output projection on every call
// expect: forward makes a new, random layer on every call, and nothing of it is learned. Use out_proj.
// hears:  module-made-in-forward
// faults: 1
namespace Katas.Lesson01;

sealed partial class AttentionLayer
{
    public override (Tensor output, Tensor weights) forward(Tensor input, Tensor context, Tensor? mask)
    {
        var project = nn.Linear(out_proj.weight.size(1), input.size(-1));
        var (mixed, weights) = Attention.ScaledDotProduct(
            q_proj.call(input), k_proj.call(context), v_proj.call(context), mask);
        return (project.call(mixed), weights);
    }
}
