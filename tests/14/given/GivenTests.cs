using Katas.Testkit;
using NUnit.Framework;
using static TorchSharp.torch;

namespace Katas.Lesson14.Tests;

/// <summary>What the lesson gives.</summary>
public class GivenTests
{
    [Test, ForTask("14.0")]
    public void Who_asks_for_a_point_that_was_not_kept_is_told_which_ones_were()
    {
        var run = Models.Run("Llama");
        var two = run with { Values = new Dictionary<string, Tensor> { ["embedding"] = run["embedding"], ["norm"] = run["norm"] } };
        var nothing = run with { Values = new Dictionary<string, Tensor>() };

        Assert.That(
            () => two["blocks.0.z"],
            Throws.ArgumentException.With.Message.StartsWith("Nothing was kept of blocks.0.z; there is embedding, norm."));
        Assert.That(
            () => nothing.At(0, "z"),
            Throws.ArgumentException.With.Message.StartsWith("Nothing was kept of blocks.0.z; there is nothing at all."));
    }
}
