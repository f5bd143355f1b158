// task:   14.1
// title:  puts its own tap in the place of the input's
// expect: The input's own tap is no longer asked: chain the two, the input's first.
// hears:  own-tap-replaced
// source: Phylliida/MambaLens PR #4: hooks that are handed to run_with_cache are not run
namespace Katas.Lesson14;

static partial class Recorder
{
    public static Recording Record(TransformerModel model, ModelInput input, Func<string, bool>? keep = null)
    {
        Guard.There(model);
        Guard.There(input);

        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> seen = [];
        var output = model.call(input with
        {
            Tap = (point, x) =>
            {
                if (keep?.Invoke(point) != false)
                {
                    var copy = x.detach().clone();
                    scope.Attach(copy);
                    seen[point] = copy;
                }

                return x;
            },
        });
        return new Recording(model, input, output, seen).MoveToOuterDisposeScope();
    }
}
