// task:   14.1
// title:  keeps what it is shown, taken out of the scope, and no copy
// expect: Keep a copy: clone it, and detach it from its history. What you keep now is the very tensor that the run
//         goes on with, with all that it was computed from.
// hears:  kept-not-copied
// faults: 3
namespace Katas.Lesson14;

static partial class Recorder
{
    public static Recording Record(TransformerModel model, ModelInput input, Func<string, bool>? keep = null)
    {
        Guard.There(model);
        Guard.There(input);

        var kept = new Dictionary<string, Tensor>();
        var output = model.call(input with
        {
            Tap = Taps.Then(input.Tap, (name, value) =>
            {
                if (keep == null || keep(name))
                {
                    kept[name] = value.DetachFromDisposeScope();
                }

                return value;
            }),
        });
        return new Recording(model, input, output, kept);
    }
}
