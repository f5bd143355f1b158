// task:  02.8
// rule:  unused-argument
// title: There are biases although none are wanted
// hint:  Without bias there are two parameters. The flag is for in_proj_bias and for the output projection's bias
//        alike.
using Katas.Lesson01;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

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
        in_proj_bias = new Parameter(zeros(3 * dModel));
        out_proj = nn.Linear(dModel, dModel);
        nn.init.zeros_(out_proj.bias);
        RegisterComponents();
    }
}
