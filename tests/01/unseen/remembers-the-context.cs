// task:   01.8
// title:  keeps the projected keys and values of the last context object, and uses them again although parameters or
//         contents have changed
// expect: You keep k and v for as long as the same context object comes in. After a training step or load_state_dict
//         the projections have changed and yours have not; the second backward meets a graph that is gone, and a
//         dispose scope may have freed the tensors. Project on every call.
// hears:  LayerForwardTests.What_has_changed_since_the_last_call_counts
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson01;

sealed partial class AttentionLayer
{
    private Projected? _lastContext;

    public override (Tensor output, Tensor weights) forward(Tensor input, Tensor context, Tensor? mask)
    {
        Guard.Layout(input, "[..., query, d_model]");
        Guard.Layout(context, "[..., key, d_model]");
        Guard.Size(context, -1, input.size(-1), "the d_model of input");

        // A translation asks about the same sentence again and again.
        if (_lastContext is null || !ReferenceEquals(_lastContext.Context, context))
        {
            _lastContext = new Projected(context, k_proj.call(context), v_proj.call(context));
        }

        (Tensor mixed, Tensor weights) =
            Attention.ScaledDotProduct(q_proj.call(input), _lastContext.Key, _lastContext.Value, mask);
        return (out_proj.call(mixed), weights);
    }

    private sealed record Projected(Tensor Context, Tensor Key, Tensor Value);
}
