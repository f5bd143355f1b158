// task:   13.15
// title:  puts the shared expert's gate through a softmax
// expect: A softmax over a single number is always 1, so the shared expert is never scaled and its gate learns nothing. The
//         gate goes through a sigmoid.
// hears:  layer-shared-without-gate
namespace Katas.Lesson13;

partial class ExpertsMlp
{
    public override Tensor forward(Tensor input)
    {
        Guard.Layout(input, "[batch, length, width]");
        Guard.Size(input, -1, _config.Width, "the layer's width");

        var (batch, length, width) = (input.size(0), input.size(1), input.size(2));
        var x = input.reshape(batch * length, width);
        var logits = router.call(x);
        Notes?.Add(logits);
        var routing = Router.Choose(logits, _config.Chosen, _config.SumToOne);
        Tensor? places = null;
        if (_config.CapacityFactor is not null)
        {
            places = Dispatch.Places(routing.Chosen, _config.Experts, _config.CapacityFactor.Value);
        }

        var y = Dispatch.Mix(x, routing, places, experts.ToList());
        if (shared is not null && shared_gate is not null)
        {
            y += shared_gate.call(x).softmax(-1) * shared.call(x);
        }

        return y.reshape(batch, length, width);
    }
}
