// task:   01.8
// title:  puts dropout on the output, as tutorials do
// expect: Nothing here drops anything: the dropout on the output must go.
// hears:  LayerForwardTests.In_training_nothing_is_dropped_either
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson01;

sealed partial class AttentionLayer
{
    public override (Tensor output, Tensor weights) forward(Tensor input, Tensor context, Tensor? mask)
    {
        Guard.Layout(input, "[..., query, d_model]");
        Guard.Layout(context, "[..., key, d_model]");
        Guard.Size(context, -1, input.size(-1), "the d_model of input");

        var result = Attention.ScaledDotProduct(q_proj.call(input), k_proj.call(context), v_proj.call(context), mask);
        var output = nn.functional.dropout(out_proj.call(result.output), 0.1, training);
        return (output, result.weights);
    }
}
