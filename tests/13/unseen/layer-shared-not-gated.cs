// task:  13.15
// title: the shared expert without its gate
// expect:The shared expert's answer is scaled by the sigmoid of its gate.
// hears: layer-shared-without-gate
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

        var flat = input.reshape(-1, _config.Width);
        var scores = router.call(flat);
        Notes?.Add(scores);
        var routing = Router.Choose(scores, _config.Chosen, _config.SumToOne);
        Tensor? places = null;
        if (_config.CapacityFactor is double factor)
        {
            places = Dispatch.Places(routing.Chosen, _config.Experts, factor);
        }

        var y = Dispatch.Mix(flat, routing, places, [.. experts]);
        if (shared is not null)
        {
            y = y + shared.call(flat);
        }

        return y.reshape(input.shape);
    }
}
