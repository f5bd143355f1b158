// task:  14.1
// title: the tap as a lambda, the copies attached afterwards
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
        var output = model.call(input with
        {
            Tap = (point, value) =>
            {
                var used = input.Tap?.Invoke(point, value) ?? value;
                if (keep?.Invoke(point) ?? true)
                {
                    values[point] = used.clone().detach().DetachFromDisposeScope();
                }

                return used;
            },
        });
        foreach (var value in values.Values)
        {
            scope.Attach(value);
        }

        return new Recording(model, input, output, values).MoveToOuterDisposeScope();
    }
}
