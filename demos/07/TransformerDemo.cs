using Katas.Toolkit;

namespace Katas.Lesson07.Demos;

/// <summary>Lesson 07.</summary>
public sealed class TransformerDemo : IDemo
{
    /// <inheritdoc/>
    public void Run(DemoStage stage)
    {
    }
}
