// task:   14.1
// title:  runs the model without gradients
// expect: Looking may not change the run, and a run without gradients is another one: detach the copies alone.
// hears:  RecorderTests.What_is_kept_has_no_gradient_and_the_run_has
namespace Katas.Lesson14;

static partial class Recorder
{
    public static Recording Record(TransformerModel model, ModelInput input, Func<string, bool>? keep = null)
    {
        Guard.There(model);
        Guard.There(input);

        using var scope = NewDisposeScope();
        using var none = no_grad();
        var all = new Dictionary<string, Tensor>();
        Func<string, Tensor, Tensor> look = (point, value) =>
        {
            if (keep is null || keep(point))
            {
                all.Add(point, value.clone());
                scope.Attach(all[point]);
            }

            return value;
        };
        var output = model.call(input with { Tap = Taps.Then(input.Tap, look) });
        return new Recording(model, input, output, all).MoveToOuterDisposeScope();
    }
}
