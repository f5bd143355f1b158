using Katas.Tests.Checker.Layers.Samples.High;

namespace Katas.Tests.Checker.Layers.Samples.Beside;

/// <summary>Uses its neighbour.</summary>
internal static class UsesBeside
{
    public static int Number => Thing.Count;
}
