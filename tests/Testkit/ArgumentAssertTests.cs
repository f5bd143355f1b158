using Katas.Testkit;
using NUnit.Framework;
using static TorchSharp.torch;

namespace Katas.Tests.Testkit;

public class ArgumentAssertTests
{
    private static Tensor Key => zeros(2, 6);

    [Test]
    public void A_refusal_that_names_argument_and_shape_passes() =>
        Assert.DoesNotThrow(() => Check(() => throw new ArgumentException("key has shape [2, 6].", "key")));

    [Test]
    public void Anything_less_fails()
    {
        Assert.That(
            Failure(() => { }),
            Is.EqualTo("key, too wide: expected ArgumentException for the argument key, but the call went through."));
        Assert.That(
            Failure(() => throw new ArgumentException("key has shape [2, 6].", "query")),
            Does.StartWith("key, too wide: expected ArgumentException for the argument key, seen ArgumentException: "));
        Assert.That(
            Failure(() => throw new InvalidOperationException("no")),
            Is.EqualTo(
                "key, too wide: expected ArgumentException for the argument key, seen InvalidOperationException: no"));
        Assert.That(
            Failure(() => throw new ArgumentException("wrong", "key")),
            Does.StartWith("key, too wide: the message should say its shape, [2, 6]. Seen: wrong"));
    }

    [Test]
    public void A_task_not_begun_goes_through_as_it_is() => Assert.Throws<NotImplementedException>(
        () => Check(() => throw new NotImplementedException("Task 01.1: scores")));

    private static string Failure(Action call) => Assert.Throws<AssertionException>(() => Check(call))!.Message;

    private static void Check(Action call) => ArgumentAssert.Rejects(call, "key", Key, "too wide");
}
