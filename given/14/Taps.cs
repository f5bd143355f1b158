using static TorchSharp.torch;

namespace Katas.Lesson14;

/// <summary>Two looking at one run.</summary>
public static class Taps
{
    /// <summary>A tap that asks one after the other: the second sees, and may change, what the first answers.</summary>
    /// <param name="first">Who is asked first; null for nobody.</param>
    /// <param name="second">Who is asked then.</param>
    public static Func<string, Tensor, Tensor> Then(
        Func<string, Tensor, Tensor>? first, Func<string, Tensor, Tensor> second) =>
        first is null ? second : (point, value) => second(point, first(point, value));
}
