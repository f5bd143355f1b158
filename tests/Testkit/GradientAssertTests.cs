using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Testkit;

public class GradientAssertTests
{
    private static readonly Func<Tensor[], Tensor> s_product = inputs => inputs[0] * inputs[1];

    [Test]
    public void The_same_function_passes_however_it_is_written()
    {
        var inputs = Inputs();
        Assert.DoesNotThrow(() => GradientAssert.Same(
            leaves => einsum("ab,ab->ab", leaves[0], leaves[1]), s_product, inputs, "product"));
        Assert.That(inputs[0].Value.requires_grad, Is.False, "the inputs are copied");
    }

    [Test]
    public void Another_gradient_is_shown_with_the_input_s_name() => Assert.That(
        Failure(leaves => leaves[0] * leaves[1] * 2),
        Does.StartWith("gradient of product with respect to left: shape [2, 3] as expected, but not the values.")
            .And.EndWith("every value is 2 times the expected one."));

    [Test]
    public void A_detached_result_is_named() => Assert.That(
        Failure(leaves => (leaves[0] * leaves[1]).detach()),
        Does.StartWith("product: no gradient flows from the output back to left, right."));

    [Test]
    public void An_input_without_effect_is_named() => Assert.That(
        Failure(leaves => leaves[0] * 2),
        Is.EqualTo("product: no gradient flows from the output back to right: it has no effect on the result."));

    private static (string Name, Tensor Value)[] Inputs() =>
        [("left", Seeded.Normal(1, 2, 3)), ("right", Seeded.Normal(2, 2, 3))];

    private static string Failure(Func<Tensor[], Tensor> wrong) => Assert.Throws<AssertionException>(
        () => GradientAssert.Same(wrong, s_product, Inputs(), "product"))!.Message;
}
