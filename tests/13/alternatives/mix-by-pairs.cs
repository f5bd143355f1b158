// task: 13.12
// title:Rows and columns of each expert's choices
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
        var mixed = zeros_like(tokens);
        for (int e = 0; e < experts.Count; e++)
        {
            var goes = places is null ? routing.Chosen.eq(e) : routing.Chosen.eq(e).logical_and(places);
            var pairs = goes.nonzero(); // [some, 2]
            if (pairs.size(0) == 0)
            {
                continue;
            }

            var (rows, columns) = (pairs.select(1, 0), pairs.select(1, 1));
            var weights = routing.Weights.index_select(0, rows).gather(1, columns.unsqueeze(1)); // [some, 1]
            mixed = mixed.index_add(0, rows, weights * experts[e].call(tokens.index_select(0, rows)), 1);
        }

        return mixed.MoveToOuterDisposeScope();
    }
}
