namespace Katas.Tests.Checker.Layers.Samples.Low;

/// <summary>Something for everybody to use.</summary>
internal sealed class Base
{
    public int Number { get; } = 1;
}
