using Katas.Tests.Checker.Layers.Samples.High;

namespace Katas.Tests.Checker.Layers.Samples.Low;

/// <summary>Uses a higher layer in a method.</summary>
internal static class UsesInABody
{
    public static string Name() => new Thing().ToString()!;
}
