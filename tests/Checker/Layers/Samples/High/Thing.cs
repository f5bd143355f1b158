using Katas.Tests.Checker.Layers.Samples.Low;

namespace Katas.Tests.Checker.Layers.Samples.High;

/// <summary>Something that a lower layer must not use; what it uses itself is lower.</summary>
internal class Thing : Attribute
{
    public static int Count { get; } = new Base().Number;
}
