using System.Diagnostics;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Testkit;

/// <summary>Assertions about gradients.</summary>
[StackTraceHidden]
public static class GradientAssert
{
    /// <summary>
    /// Asserts that the gradient of each input is the reference's, for an output pulled in a seeded random direction (a plain sum would
    /// hide much: the sum of softmax weights, for one, is constant).
    /// </summary>
    /// <param name="actual">The code under test.</param>
    /// <param name="expected">The reference.</param>
    /// <param name="inputs">The inputs by name; they are copied, and neither changed nor marked.</param>
    /// <param name="what">The name of the function, for example <c>Scores</c>.</param>
    public static void Same(
        Func<Tensor[], Tensor> actual,
        Func<Tensor[], Tensor> expected,
        (string Name, Tensor Value)[] inputs,
        string what)
    {
        using var scope = NewDisposeScope();
        if (Compute(actual, inputs, what) is not { } seen
            || Compute(expected, inputs, $"the reference's {what}") is not { } wanted)
        {
            return;
        }

        for (int i = 0; i < inputs.Length; i++)
        {
            TensorAssert.Close(seen[i], wanted[i], $"gradient of {what} with respect to {inputs[i].Name}");
        }
    }

    /// <summary>The gradients of an output, pulled in a seeded random direction.</summary>
    /// <param name="function">The function to differentiate.</param>
    /// <param name="inputs">Its inputs by name; they are copied, and neither changed nor marked.</param>
    /// <param name="what">Its name.</param>
    /// <returns>One gradient for each input; null after a failure that has been reported.</returns>
    public static Tensor[]? Compute(Func<Tensor[], Tensor> function, (string Name, Tensor Value)[] inputs, string what)
    {
        Tensor[] leaves = [.. inputs.Select(input => input.Value.detach().clone().requires_grad_())];
        var output = function(leaves);
        if (!TensorAssert.IsThere(output, what))
        {
            return null;
        }

        if (!output.requires_grad)
        {
            Assert.Fail(
                $"{what}: no gradient flows from the output back to "
                + $"{string.Join(", ", inputs.Select(input => input.Name))}."
                + TensorAssert.Likely("a detach, a no_grad, or values that went through C# arrays on the way"));
            return null;
        }

        var direction = Seeded.Normal(1234, output.dtype, output.shape);
        var gradients = autograd.grad(
            [output], leaves, [direction], retain_graph: false, create_graph: false, allow_unused: true);
        for (int i = 0; i < leaves.Length; i++)
        {
            if (gradients[i] is not { IsInvalid: false })
            {
                Assert.Fail(
                    $"{what}: no gradient flows from the output back to {inputs[i].Name}: "
                    + "it has no effect on the result.");
                return null;
            }
        }

        return [.. gradients];
    }
}
