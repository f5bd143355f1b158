using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

/// <summary>Checks of arguments that only training has.</summary>
internal static class GuardTraining
{
    /// <summary>Checks that Adam's numbers are in range.</summary>
    /// <param name="options">The numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">One is not.</exception>
    public static void Check(AdamOptions options)
    {
        Share(options.Beta1, "beta 1");
        Share(options.Beta2, "beta 2");
        Guard.NotNegative(options.Epsilon);
        Guard.NotNegative(options.WeightDecay);
    }

    /// <summary>Checks that A run's numbers are in range.</summary>
    /// <param name="options">The numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">One is not.</exception>
    public static void Check(TrainingOptions options)
    {
        Guard.AtLeast(options.Steps, 0);
        Guard.Positive(options.Schedule.Peak);
        Guard.AtLeast(options.Schedule.WarmupSteps, 1);
        Guard.NotNegative(options.Schedule.Floor);
        if (options.Schedule.Decay == Decay.Cosine)
        {
            Guard.AtLeast(options.Schedule.TotalSteps, options.Schedule.WarmupSteps + 1);
        }

        Guard.Positive(options.MaxGradientNorm);
        Share(options.LabelSmoothing, "label smoothing");
        Guard.AtLeast(options.Accumulation, 1);
        Guard.AtLeast(options.EvaluateEvery, 0);
        Guard.AtLeast(options.Patience ?? 1, 1);
        Guard.AtLeast(options.SaveEvery, 0);
    }

    /// <summary>Checks that two sets of tensors have the same names, shapes and dtypes.</summary>
    /// <param name="seen">The given set.</param>
    /// <param name="wanted">The set that it has to match.</param>
    /// <param name="what">A name for the given set, for the message.</param>
    /// <exception cref="ArgumentException">They differ; the message names the first difference.</exception>
    public static void SameTensors(
        IReadOnlyDictionary<string, Tensor> seen, IReadOnlyDictionary<string, Tensor> wanted, string what)
    {
        string? difference =
            wanted.Keys.Where(name => !seen.ContainsKey(name)).Select(name => $"{name} is missing from it")
            .Concat(seen.Keys.Where(name => !wanted.ContainsKey(name)).Select(name => $"nothing is called {name} here"))
            .Concat(wanted.Where(each => Kind(seen[each.Key]) != Kind(each.Value)).Select(
                each => $"{each.Key} is {Kind(seen[each.Key])}; expected {Kind(each.Value)}"))
            .FirstOrDefault();
        if (difference is not null)
        {
            throw new ArgumentException($"{what} is that of another model: {difference}.");
        }
    }

    private static string Kind(Tensor tensor) => $"{Guard.Shape(tensor)} {tensor.dtype}";

    private static void Share(double value, string name)
    {
        if (!(value >= 0 && value < 1))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; expected 0 or above, and below 1.");
        }
    }
}
