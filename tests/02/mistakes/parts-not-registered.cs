// task:  02.8
// rule:  missing-register-components
// title: The parameters are not registered
// hint:  The layer has no parameters: an optimizer would train nothing, and saving would save nothing, all without an
//        error. TorchSharp looks through the fields only when it is told to, and finds only those that are set by then.
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
        out_proj = nn.Linear(dModel, dModel, hasBias: bias);
        if (bias)
        {
            in_proj_bias = new Parameter(zeros(3 * dModel));
            nn.init.zeros_(out_proj.bias);
        }
    }
}
