using Katas.Tests.Checker.Layers.Samples.High;

namespace Katas.Tests.Checker.Layers.Samples.Low;

/// <summary>Uses a higher layer as the argument of a type.</summary>
internal static class UsesInAnArgument
{
    public static IReadOnlyList<Thing>? Things => null;
}
