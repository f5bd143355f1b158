// task:  13.12
// title: makes what has a place sum to 1
// expect:The weight of a dropped choice goes to nobody. You divide by the sum of those that are left.
// hears: mix-dropped-weight-shared-out | DispatchTests.Dropped_weight_goes_to_nobody
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13;

static partial class Dispatch
{
    public static Tensor Mix(
        Tensor tokens, Routing routing, Tensor? places, IReadOnlyList<nn.Module<Tensor, Tensor>> experts)
    {
        Guard.Layout(tokens, "[tokens, width]");
        Guard.Chosen(routing.Chosen, experts.Count);
        Guard.Size(routing.Chosen, 0, tokens.size(0), "the number of tokens");
        Guard.SameShape(routing.Weights, routing.Chosen);

        var weights = places is null ? routing.Weights : routing.Weights * places.to(routing.Weights.dtype);
        weights = weights / weights.sum(-1, keepdim: true).clamp_min(1e-9);
        var sum = zeros_like(tokens);
        for (int e = 0; e < experts.Count; e++)
        {
            var mask = routing.Chosen.eq(e) & weights.gt(0);
            var idx = mask.any(1).nonzero().view(-1);
            if (idx.numel() == 0)
            {
                continue;
            }

            var w = (weights * mask.to(weights.dtype)).sum(1).index_select(0, idx).unsqueeze(1);
            sum = sum.index_add(0, idx, experts[e].call(tokens.index_select(0, idx)) * w, 1);
        }

        return sum;
    }
}
