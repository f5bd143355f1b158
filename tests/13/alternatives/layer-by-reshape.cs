// task: 13.15
// title:By reshape, the shared expert first
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
        var flat = input.reshape(-1, _config.Width);
        var logits = router.call(flat);
        Notes?.Add(logits);
        var routing = Router.Choose(logits, _config.Chosen, _config.SumToOne);
        Tensor? places = null;
        if (_config.CapacityFactor is not null)
        {
            places = Dispatch.Places(routing.Chosen, _config.Experts, _config.CapacityFactor.Value);
        }

        var answer = shared is null ? zeros_like(flat) : shared.call(flat) * shared_gate!.call(flat).sigmoid();
        answer = answer + Dispatch.Mix(flat, routing, places, experts.ToArray());
        return answer.reshape(input.shape).MoveToOuterDisposeScope();
    }
}
