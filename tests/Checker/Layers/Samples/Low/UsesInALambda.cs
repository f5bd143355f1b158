using Katas.Tests.Checker.Layers.Samples.High;

namespace Katas.Tests.Checker.Layers.Samples.Low;

/// <summary>Uses a higher layer in a lambda that captures something.</summary>
internal static class UsesInALambda
{
    public static Func<int> Later(int number) => () => Thing.Count + number;
}
