using TorchSharp;

namespace Katas.Testkit;

/// <summary>Lets a test look at the differences that <see cref="TensorAssert"/> sees and finds small enough.</summary>
public static class Differences
{
    [ThreadStatic]
    private static Action<torch.ScalarType, double>? s_observer;

    /// <summary>Calls an observer, on this thread, with the type and the largest difference of each comparison.</summary>
    /// <param name="observer">The observer to call; null for none. For values beyond ±1 the difference is relative to them.</param>
    public static void Observe(Action<torch.ScalarType, double>? observer) => s_observer = observer;

    internal static void Note(TensorValues seen, TensorValues wanted)
    {
        if (s_observer is { } observer && seen.Shape.SequenceEqual(wanted.Shape))
        {
            var differences = seen.Values.Zip(wanted.Values)
                .Select(pair => pair.First.Equals(pair.Second) ? 0 : Math.Abs(pair.First - pair.Second) / Math.Max(1, Math.Abs(pair.Second)));
            observer(wanted.Type, differences.DefaultIfEmpty(0).Max());
        }
    }
}
