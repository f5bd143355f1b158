using Katas.Tests.Checker.Layers.Samples.High;

namespace Katas.Tests.Checker.Layers.Samples.Low;

/// <summary>Uses a higher layer in a method that the compiler turns into a class.</summary>
internal static class UsesInAsync
{
    public static async Task<int> Later()
    {
        await Task.Yield();
        return Thing.Count;
    }
}
