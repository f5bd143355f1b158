// task:  02.8
// rule:  unused-argument
// title: The constructor does not keep the layer's sizes
// hint:  The other tasks ask the layer how wide it is and how many heads it has, and are told 0. The constructor has
//        two properties and a field to set besides the parameters.
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

        in_proj_weight = new Parameter(empty(3 * dModel, dModel));
        nn.init.xavier_uniform_(in_proj_weight);
        out_proj = nn.Linear(dModel, dModel, hasBias: bias);
        if (bias)
        {
            in_proj_bias = new Parameter(zeros(3 * dModel));
            nn.init.zeros_(out_proj.bias);
        }

        RegisterComponents();
    }
}
