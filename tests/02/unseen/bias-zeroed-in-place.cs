// task:   02.8
// title:  zeroes a parameter in place while gradients are recorded
// expect: A parameter can't be changed in place while gradients are recorded. Make its values first, or use nn.init, as
//         you do for the others.
// hears:  in-place-on-parameter
// faults: 1
namespace Katas.Lesson02;

sealed partial class MultiHeadAttention
{
    public MultiHeadAttention(long dModel, long heads, double dropout = 0.0, bool bias = true)
        : base(nameof(MultiHeadAttention))
    {
        Guard.Positive(dModel);
        Guard.Divides(heads, dModel);
        Guard.Probability(dropout);

        (DModel, HeadCount, _dropout) = (dModel, heads, dropout);
        in_proj_weight = new Parameter(empty(3 * dModel, dModel));
        nn.init.xavier_uniform_(in_proj_weight);
        out_proj = nn.Linear(dModel, dModel, hasBias: bias);
        if (bias)
        {
            in_proj_bias = new Parameter(empty(3 * dModel));
            in_proj_bias.zero_();
            nn.init.zeros_(out_proj.bias);
        }

        RegisterComponents();
    }
}
