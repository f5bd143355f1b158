using Katas.Lesson09;
using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson14;

/// <summary>Keeps what passes a model's tap while it runs.</summary>
public static class Recorder
{
    /// <summary>
    /// Runs a model, and keeps copies of what passes its tap: without a gradient, and alive when the model's own
    /// dispose scopes have ended. The run itself is not changed, not by a bit. Where the input has a tap already, that
    /// one is asked first, and what it answers is kept: it is what the model goes on with.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="input">What it is given.</param>
    /// <param name="keep">Which points are kept, by name; null for all.</param>
    /// <returns>The run. Its tensors belong to the caller's dispose scope.</returns>
    /// <exception cref="ArgumentException">The input does not fit the model.</exception>
    [KataTask("14.1")]
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

        var output = model.call(input with { Tap = Taps.Then(input.Tap, Keep) });
        return new Recording(model, input, output, values).MoveToOuterDisposeScope();
    }
}
