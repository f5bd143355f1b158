// task:  14.1
// title: Looking changes what the model goes on with
// hint:  Hand on the very value that you were shown, and not the copy without a gradient.
using Katas.Lesson09;
using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson14;

static partial class Recorder
{
    public static Recording Record(TransformerModel model, ModelInput input, Func<string, bool>? keep = null)
    {
        Guard.There(model);
        Guard.There(input);

        using var scope = NewDisposeScope();
        var values = new Dictionary<string, Tensor>();
        Tensor Keep(string point, Tensor value)
        {
            if (keep is null || keep(point))
            {
                values[point] = value.detach().clone();
                scope.Attach(values[point]); // the model's own scopes end before the run does
            }

            return value.detach();
        }

        var output = model.call(input with { Tap = Taps.Then(input.Tap, Keep) });
        return new Recording(model, input, output, values).MoveToOuterDisposeScope();
    }
}
