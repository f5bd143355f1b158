// task:  14.1
// title: The blocks overwrite each other
// hint:  The point's full name has the block in it: keep it.
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
                string name = point[(point.LastIndexOf('.') + 1)..];
                values[name] = value.detach().clone();
                scope.Attach(values[name]); // the model's own scopes end before the run does
            }

            return value;
        }

        var output = model.call(input with { Tap = Taps.Then(input.Tap, Keep) });
        return new Recording(model, input, output, values).MoveToOuterDisposeScope();
    }
}
