// task:  14.1
// title: Your tap takes the place of the input's
// hint:  The input may come with a tap that takes a head out. Ask it first, then yours.
// source: Phylliida/MambaLens PR #4
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

            return value;
        }

        var output = model.call(input with { Tap = Keep });
        return new Recording(model, input, output, values).MoveToOuterDisposeScope();
    }
}
