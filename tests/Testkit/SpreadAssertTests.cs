using FluentAssertions;
using Katas.Testkit;
using NUnit.Framework;
using static TorchSharp.torch;

namespace Katas.Tests.Testkit;

public sealed class SpreadAssertTests
{
    private static readonly Tensor Numbers = (Seeded.Normal(1, 1000) * 2) + 3;

    [Test]
    public void Numbers_as_expected_pass() => SpreadAssert.Around(Numbers, 3, 2, "numbers");

    [TestCase(3.5, 2, TestName = "Another_mean")]
    [TestCase(3, 2.5, TestName = "A_smaller_spread")]
    [TestCase(3, 1.5, TestName = "A_larger_spread")]
    [TestCase(double.NaN, 2, TestName = "Not_a_number")]
    public void Others_fail_and_say_what_was_seen(double mean, double deviation)
    {
        Action asserting = () => SpreadAssert.Around(Numbers, mean, deviation, "numbers");

        // An assertion that fails would fail this test too, if NUnit were not told that it is looked at.
        using (new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
        {
            asserting.Should().Throw<AssertionException>().WithMessage("*numbers: mean seen*standard deviation seen*");
        }
    }
}
