// task:  14.1
// title: Nobody disposes of what is kept
// hint:  Taken out of every scope, a tensor lives on when the caller's scope has ended. Attach it to a scope of
//        yours, and move all of it to the outer one.
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
                values[point].DetachFromDisposeScope();
            }

            return value;
        }

        var output = model.call(input with { Tap = Taps.Then(input.Tap, Keep) });
        output.Logits?.MoveToOuterDisposeScope();
        output.Past.MoveToOuterDisposeScope();
        foreach (var state in output.Hidden)
        {
            state.MoveToOuterDisposeScope();
        }

        return new Recording(model, input, output, values);
    }
}
