using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13;

/// <summary>Brings tokens to their experts, and what the experts say back to the tokens.</summary>
public static class Dispatch
{
    /// <summary>
    /// Who gets a place, where each expert has <c>⌈factor · tokens · k / experts⌉</c> of them. All first choices come
    /// before any second choice; among equals, tokens come in their order. Who comes too late is dropped. Lepikhin et
    /// al. 2021, "GShard", algorithm 1; Fedus et al. 2022, section 2.2.
    /// </summary>
    /// <param name="chosen">The experts chosen, the likeliest first, <c>[tokens, k]</c>.</param>
    /// <param name="experts">How many there are.</param>
    /// <param name="factor">How many times its fair share an expert takes.</param>
    /// <returns>True for a choice that has a place, <c>[tokens, k]</c>.</returns>
    /// <exception cref="ArgumentException">An expert does not exist, or the factor is not above 0.</exception>
    [KataTask("13.11")]
    public static Tensor Places(Tensor chosen, long experts, double factor)
    {
        Guard.Chosen(chosen, experts);
        Guard.Positive(factor);

        using var scope = NewDisposeScope();
        double capacity = Math.Ceiling(factor * chosen.numel() / experts);
        var line = chosen.t().flatten(); // [tokens, k] → [k · tokens]: all first choices, then all second ones
        var comes = nn.functional.one_hot(line, experts); // [k · tokens] → [k · tokens, experts]
        var place = (comes.cumsum(0) * comes).sum(-1); // [k · tokens, experts] → [k · tokens], counted from 1
        return (place <= capacity).view(chosen.size(1), -1).t().MoveToOuterDisposeScope(); // → [tokens, k]
    }

    /// <summary>
    /// The mixture of what the chosen experts make of each token: the sum of weight · expert(token). Each expert sees
    /// all of its tokens at once. What is dropped adds nothing, and nobody else gets its weight: a token without any
    /// expert comes out as 0, and lives on in the residual. An expert without tokens is not called.
    /// </summary>
    /// <param name="tokens">The tokens, <c>[tokens, width]</c>.</param>
    /// <param name="routing">Who goes where.</param>
    /// <param name="places">True for a choice that has a place, <c>[tokens, k]</c>; null if all have.</param>
    /// <param name="experts">The experts, each <c>[some, width]</c> → <c>[some, width]</c>.</param>
    /// <returns>The mixtures, <c>[tokens, width]</c>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit together, or an expert does not exist.</exception>
    [KataTask("13.12")]
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

        return mixed.MoveToOuterDisposeScope();
    }
}
