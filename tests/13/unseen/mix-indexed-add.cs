// task:  13.12
// title: adds by index in one go
// expect:Where a token has two experts in your list of pairs, an indexed assignment adds one of them. Use index_add.
// hears: DispatchTests.A_token_gets_the_weighted_sum_of_its_experts
// source: deepseek-ai/DeepSeek-V3 #942: y[idx] += and repeated indices
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

        var keep = places is null ? ones_like(routing.Chosen, ScalarType.Bool) : places;
        var pairs = keep.nonzero();
        var output = zeros_like(tokens);
        if (pairs.size(0) == 0)
        {
            return output;
        }

        var answers = zeros([pairs.size(0), tokens.size(1)], tokens.dtype);
        var rows = pairs[.., 0];
        var chosen = routing.Chosen[keep];
        for (int e = 0; e < experts.Count; e++)
        {
            var mine = (chosen == e).nonzero().flatten();
            if (mine.size(0) > 0)
            {
                answers = answers.index_add(0, mine, experts[e].call(tokens.index_select(0, rows[mine])), 1);
            }
        }

        output[rows] = output[rows] + (answers * routing.Weights[keep].unsqueeze(-1));
        return output;
    }
}
