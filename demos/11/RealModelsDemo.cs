using Katas.Toolkit;

namespace Katas.Lesson11.Demos;

/// <summary>Lesson 11: what the loaded models do.</summary>
public sealed class RealModelsDemo : IDemo
{
    /// <inheritdoc/>
    public void Run(DemoStage stage) => throw new DemoException("There is nothing to see yet.");
}
