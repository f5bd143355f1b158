// task:  14.1
// title: What is kept is disposed of with the model's own scopes
// hint:  A tensor made in the tap belongs to the scope that is open then: the model's. Attach the copy to yours.
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
            }

            return value;
        }

        var output = model.call(input with { Tap = Taps.Then(input.Tap, Keep) });
        return new Recording(model, input, output, values).MoveToOuterDisposeScope();
    }
}
