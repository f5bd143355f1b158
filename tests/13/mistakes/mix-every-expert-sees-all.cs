// task: 13.12
// title:Every expert is given every token
// hint: That would be right, and cost as much as a model with all experts in use. Give each its own tokens.
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

        using var scope = NewDisposeScope();
        var mixed = zeros_like(tokens); // [tokens, width]
        for (int e = 0; e < experts.Count; e++)
        {
            var goes = routing.Chosen == e; // [tokens, k]
            goes = places is null ? goes : goes & places;
            var weight = (routing.Weights * goes.to(routing.Weights.dtype)).sum(-1, keepdim: true); // [tokens, 1]
            mixed = mixed + (experts[e].call(tokens) * weight);
        }

        return mixed.MoveToOuterDisposeScope();
    }
}
