// task: 13.12
// title:A token without a place comes out as it was
// hint: The residual carries it on. Here it gets 0, or it would count twice.
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
            if (goes.any().ToBoolean())
            {
                var rows = goes.any(-1).nonzero().squeeze(-1); // [tokens, k] → [some]: the numbers of its tokens
                var weights = routing.Weights[goes].unsqueeze(-1); // [tokens, k] → [some] → [some, 1]
                var answers = experts[e].call(tokens.index_select(0, rows)); // [some, width]
                mixed = mixed.index_add(0, rows, answers * weights, 1); // [tokens, width]
            }
        }

        var served = places is null ? ones_like(routing.Chosen).gt(0) : places;
        mixed = where(served.any(-1, true), mixed, tokens);
        return mixed.MoveToOuterDisposeScope();
    }
}
