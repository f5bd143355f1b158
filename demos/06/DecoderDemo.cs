using Katas.Toolkit;
using Katas.Toolkit.Drawing;

namespace Katas.Lesson06.Demos;

/// <summary>Lesson 06 at work.</summary>
public sealed class DecoderDemo : IDemo
{
    /// <inheritdoc/>
    public void Run(DemoStage stage) => stage.Heading("soon");
}
