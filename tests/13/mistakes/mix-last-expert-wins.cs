// task: 13.12
// title:The last expert's answer replaces the others'
// hint: A token's answers are added up.
// source: deepseek-ai/DeepSeek-V3 #942
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
                mixed = mixed.index_copy(0, rows, answers * weights); // [tokens, width]
            }
        }

        return mixed.MoveToOuterDisposeScope();
    }
}
