using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson13;

/// <summary>
/// A mixture of experts, in the place of a block's MLP: many networks, of which each token goes through a few. Shazeer
/// et al. 2017, "Outrageously Large Neural Networks"; Jiang et al. 2024, "Mixtral of Experts".
/// </summary>
public sealed class ExpertsMlp : nn.Module<Tensor, Tensor>
{
    private readonly ExpertsConfig _config;
    private readonly Linear router; // [experts, width]
    private readonly ModuleList<SwiGlu> experts;
    private readonly SwiGlu? shared;
    private readonly Linear? shared_gate; // [1, width]

    /// <summary>Creates router and experts, and the shared expert with its gate if there is one.</summary>
    /// <param name="config">Sizes and switches.</param>
    /// <exception cref="ArgumentException">It is not one that a layer can be built from.</exception>
    public ExpertsMlp(ExpertsConfig config)
        : base(nameof(ExpertsMlp))
    {
        Guard.Experts(config);

        _config = config;
        router = nn.Linear(config.Width, config.Experts, hasBias: false);
        experts = nn.ModuleList(
            [.. Enumerable.Range(0, config.Experts).Select(_ => new SwiGlu(config.Width, config.Hidden))]);
        shared = config.SharedHidden > 0 ? new SwiGlu(config.Width, config.SharedHidden) : null;
        shared_gate = shared is null ? null : nn.Linear(config.Width, 1, hasBias: false);
        RegisterComponents();
    }

    /// <summary>Where each call writes its router's logits; null for nowhere.</summary>
    public RouterNotes? Notes { get; set; }

    /// <summary>
    /// Lets the router choose, mixes what the chosen experts say, and adds the shared expert's answer times the sigmoid
    /// of its gate, if there is one: Qwen Team 2024, "Qwen1.5-MoE". The logits are written into the notes.
    /// </summary>
    /// <param name="input">Tokens, <c>[batch, length, width]</c>.</param>
    /// <returns>What is added to the tokens, <c>[batch, length, width]</c>.</returns>
    /// <exception cref="ArgumentException">The input is not a batch of sequences of the layer's width.</exception>
    [KataTask("13.15")]
    public override Tensor forward(Tensor input)
    {
        Guard.Layout(input, "[batch, length, width]");
        Guard.Size(input, -1, _config.Width, "the layer's width");

        using var scope = NewDisposeScope();
        var tokens = input.flatten(0, 1); // [batch, length, width] → [tokens, width]
        var logits = router.call(tokens); // [tokens, width] → [tokens, experts]
        Notes?.Add(logits);
        var routing = Router.Choose(logits, _config.Chosen, _config.SumToOne); // → 2 × [tokens, k]
        var places = _config.CapacityFactor is { } factor
            ? Dispatch.Places(routing.Chosen, _config.Experts, factor) // [tokens, k]
            : null;
        var mixed = Dispatch.Mix(tokens, routing, places, [.. experts]); // [tokens, width]
        if (shared is not null)
        {
            var gate = shared_gate!.call(tokens).sigmoid(); // [tokens, width] → [tokens, 1]
            mixed = mixed + (gate * shared.call(tokens)); // [tokens, 1] · [tokens, width]
        }

        return mixed.view(input.shape).MoveToOuterDisposeScope(); // [tokens, width] → [batch, length, width]
    }
}
