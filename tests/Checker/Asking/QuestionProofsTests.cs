using FluentAssertions;
using Katas.Checker.Verifying;
using NUnit.Framework;

namespace Katas.Tests.Checker.Asking;

/// <summary>The gate runs the questions' code, and finds what an author got wrong.</summary>
public sealed class QuestionProofsTests
{
    private const string File = "tests/91/questions.md";

    private SampleBook sample;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public async Task There_is_a_proof_for_each_question_and_for_each_wrong_answer() =>
        (await Prove()).Select(proof => $"{proof.What}: {proof.Fault}").Should().BeEquivalentTo(
            "91.Q1: ",
            "91.Q2: ",
            "91.Q3: ",
            "91.Q1 nothing-doubled: ",
            "91.Q1 both-doubled: ",
            "91.Q2 summed-over-rows: ",
            "91.Q3 starts-at-zero: ",
            "91.Q3 not-registered: ");

    [TestCase("- 7 ·", "- 8 ·", "91.Q1 nothing-doubled", "its code gives 7, and not 8")]
    [TestCase("`both-doubled`", "`squared`", "91.Q1 squared", "its code gives 13, and not 14")]
    [TestCase("- 5\n", "- 6\n", "91.Q3", "gives 5, which is none of its options")]
    [TestCase("- 0 · `starts", "- 5 · `starts", "91.Q3", "several of its options")]
    [TestCase("· number", "· shape", "91.Q1", null)]
    [TestCase("Numbers.Total(ones(2, 3), ones(3))", "\"two\"", "91.Q2", "it asks for a shape; the solution gives 'two'")]
    [TestCase("Numbers.TwiceAndOnce(3, 4)", "zeros(2, 3)", "91.Q1", "it asks for a number; the solution gives [2, 3]")]
    [TestCase("Numbers.TwiceAndOnce(3, 4)", "Numbers.Twice(0)", "91.Q1", "its code throws ArgumentOutOfRangeException")]
    [TestCase("Numbers.TwiceAndOnce(3, 4)", "Numbers.Thrice(3)", "91.Q1", "do not compile")]
    [TestCase("var gain = ", "set_default_dtype(float64); var gain = ", "91.Q3", "leaves something changed")]
    public async Task A_slip_is_found(string old, string with, string what, string? fault)
    {
        sample.Replace(File, old, with);

        var proof = (await Prove()).First(proof => proof.What == what);

        if (fault is null)
        {
            proof.Holds.Should().BeTrue("one number may be the only size");
        }
        else
        {
            proof.Fault.Should().Contain(fault);
        }
    }

    private Task<IReadOnlyList<Proof>> Prove() => QuestionProofs.Prove(SharedChecker.Instance, sample.Lesson, CancellationToken.None);
}
