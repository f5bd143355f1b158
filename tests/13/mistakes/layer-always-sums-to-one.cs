// task: 13.15
// title:Weights are always made to sum to 1
// hint: The configuration says whether they are.
// source: ServiceNow/Fast-LLM #83: OLMoE and DeepSeekMoE leave them as they are
using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson13;

sealed partial class ExpertsMlp
{
    public override Tensor forward(Tensor input)
    {
        Guard.Layout(input, "[batch, length, width]");
        Guard.Size(input, -1, _config.Width, "the layer's width");

        using var scope = NewDisposeScope();
        var tokens = input.flatten(0, 1); // [batch, length, width] → [tokens, width]
        var logits = router.call(tokens); // [tokens, width] → [tokens, experts]
        Notes?.Add(logits);
        var routing = Router.Choose(logits, _config.Chosen, true); // → 2 × [tokens, k]
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
