using FluentAssertions;
using Katas.Checker.Book;
using Katas.Checker.Diagnosing;
using Katas.Checker.Diagnosing.Rules;
using Katas.Checker.Verdicts;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>What a failing test complains about, by its words: a rule speaks first about nothing else.</summary>
public sealed class FailuresTests
{
    [TestCase("weights: 2 of 6 values are NaN, the first at [0, 1]", FailureKind.Results | FailureKind.NotANumber)]
    [TestCase("weights: dtype seen Float32, expected Float64", FailureKind.Results | FailureKind.Types)]
    [TestCase("Likely cause: the computation went through Float32", FailureKind.Results | FailureKind.Types)]
    [TestCase("gradient of Softmax: 1 of 6 values is NaN", FailureKind.Gradients | FailureKind.NotANumber)]
    [TestCase("weights: shape seen [2, 3], expected [2, 1, 3]", FailureKind.Results)]
    public void It_is_told_by_the_message(string message, object expected) => Failures.First(Report(message)).Should().Be((FailureKind)expected);

    [Test]
    public void A_failure_of_types_or_of_NaN_is_one_of_any_kind() =>
        FailureKind.Any.Should().HaveFlag(FailureKind.Types).And.HaveFlag(FailureKind.NotANumber);

    private static TaskReport Report(string message) => new(
        new LessonTask("01.3", "Masks", 1, 5, "Attention.cs", []),
        KataStatus.Failed,
        null,
        [new("Katas.Lesson01.Tests.SoftmaxTests.It", "01.3", TestState.Failed, message, "")],
        null,
        [],
        []);
}
