using FluentAssertions;
using Katas.Checker.Running;
using Katas.Checker.Verifying;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>
/// The gate's proofs by running: an intact lesson has no fault, and each kind of fault is found as what it is.
/// </summary>
public sealed class VerifierTests
{
    private SampleBook sample;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public async Task An_intact_lesson_has_no_fault_of_any_kind()
    {
        var proofs = await Prove();

        proofs.Where(proof => !proof.Holds).Should().BeEmpty();
        proofs.Select(proof => proof.Kind).Distinct().Should().BeEquivalentTo(Enum.GetValues<ProofKind>());
    }

    [Test]
    public async Task Faults_of_six_kinds_are_each_found_as_what_they_are()
    {
        // The mistakes that stay unbroken prove nothing here, and take their time.
        foreach (string name in SampleLesson.Mistakes.Keys.Where(name => name != "squared"))
        {
            sample.Delete($"tests/91/mistakes/{name}.cs");
        }

        // Written already, where learners should find it empty.
        sample.Replace(
            SampleBook.Numbers, "throw new NotImplementedException(\"Task 91.2: to be written\");", "return values;");

        // Right, so that no test fails; and nobody can be told apart from the solution.
        sample.Write(
            "tests/91/mistakes/right.cs",
            SampleLesson.Mistake("91.1", "Right", SampleLesson.Twice("number + number")));

        // The same as another that comes first.
        sample.Write(
            "tests/91/mistakes/the-same-as-squared.cs",
            SampleLesson.Mistake("91.1", "Again", SampleLesson.Twice("Math.Pow(number, 2)")));
        sample.Write("tests/91/mistakes/typo.cs", SampleLesson.Mistake("91.1", "Typo", SampleLesson.Twice("numbr")));
        sample.Replace(
            "tests/91/alternatives/total-by-matmul.cs", "values.matmul(weights)", "values.matmul(weights) + 1");
        sample.Replace("demos/91/NumbersDemo.cs", "Numbers.Twice(21)", "Numbers.Thrice(21)");

        var faults = (await Prove())
            .Where(proof => !proof.Holds && proof.Kind is not ProofKind.Text and not ProofKind.Shape);

        faults.Select(proof => $"{proof.Kind} {proof.What}").Should().BeEquivalentTo(
            "Stub 91.2",
            "Mistake 91.1 right",
            "Diagnosis 91.1 right",
            "Diagnosis 91.1 the-same-as-squared",
            "Mistake 91.1 typo",
            "Diagnosis 91.1 typo",
            "Alternative 91.2 total-by-matmul",
            "Demo compiles");
    }

    [Test]
    public async Task A_solution_that_fails_its_tests_or_is_accused_is_found()
    {
        foreach (string name in SampleLesson.Mistakes.Keys)
        {
            sample.Delete($"tests/91/mistakes/{name}.cs");
        }

        Directory.Delete(sample.PathOf("tests/91/alternatives"), recursive: true);
        sample.Replace("solutions/91/Numbers.cs", "return 2 * number;", "return 3 * number;");
        sample.Replace(
            "solutions/91/Numbers.cs", "return (values * weights).sum(-1);", "return (values * weights).sum(-1) * (5 / 2) / 2;");

        var faults = (await Prove()).Where(proof => !proof.Holds && proof.Kind == ProofKind.Solution).ToList();

        faults.Select(proof => proof.What).Should().Equal("91.1", "91.2", "91.3");
        faults[0].Fault.Should().Contain("Failed").And.Contain("Expected: 6");
        faults[1].Fault.Should().Contain("accused of 'Whole numbers are divided, and the rest is lost'");
    }

    private Task<IReadOnlyList<Proof>> Prove() =>
        new Verifier(sample.Book, HostLimits.Default).Prove([sample.Lesson], _ => { }, CancellationToken.None);
}
