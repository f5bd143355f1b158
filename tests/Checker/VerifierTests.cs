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

    [Test]
    public async Task An_alternative_that_breaks_another_task_is_found()
    {
        // Right where its own tests look, and wrong where task 91.3 relies on it.
        KeepOneMistake();
        sample.Write(
            "tests/91/alternatives/twice-by-adding.cs",
            SampleLesson.Mistake("91.1", "A sum", SampleLesson.Twice("number > 4 ? 0 : number + number")));
        sample.Replace("tests/91/SampleTests.cs", "Numbers.TwiceAndOnce(3, 4), Is.EqualTo(10)", "Numbers.TwiceAndOnce(5, 4), Is.EqualTo(14)");
        sample.Replace("tests/91/Probes.cs", "Numbers.Twice(5)", "Numbers.Twice(4)");

        var faults = (await Prove()).Where(proof => !proof.Holds && proof.Kind == ProofKind.Alternative).ToList();

        faults.Should().ContainSingle().Which.Fault.Should().StartWith("91.3 is Failed");
    }

    [Test]
    public async Task What_holds_is_remembered_and_only_what_depends_on_a_change_is_proved_again()
    {
        KeepOneMistake();
        var first = await Gate();
        var second = await Gate();
        sample.Replace("tests/91/mistakes/squared.cs", "squared", "multiplied by itself");
        var third = await Gate();
        var all = await Gate(all: true);

        first.Remembered.Should().Be(0);
        first.Trouble.Should().BeNull();
        second.All.Should().Equal(first.All);
        second.All.Where(proof => proof.Kind is ProofKind.Text or ProofKind.Shape).Should().HaveCount(second.Run);
        Broken(third).Should().BeEmpty();
        all.Remembered.Should().Be(0);
        third.Remembered.Should().Be(
            third.All.Count(proof => proof.Kind is ProofKind.Stub or ProofKind.Repair or ProofKind.Demo || proof.What == "91.2 total-by-matmul"));
    }

    [Test]
    public async Task What_does_not_hold_is_never_remembered()
    {
        KeepOneMistake();
        sample.Replace("tests/91/alternatives/total-by-matmul.cs", "values.matmul(weights)", "values.matmul(weights) + 1");

        var first = await Gate();
        var second = await Gate();

        Broken(first).Should().ContainSingle().Which.What.Should().Be("91.2 total-by-matmul");
        second.All.Should().Equal(first.All);
    }

    [Test]
    public async Task What_no_longer_holds_of_the_same_files_is_forgotten()
    {
        KeepOneMistake();
        await Gate();
        Environment.SetEnvironmentVariable("KATAS_SAMPLE_FAILS", "1");
        sample.Replace(
            "tests/91/SampleTests.cs",
            "Is.EqualTo(10));",
            "Is.EqualTo(10 + (Environment.GetEnvironmentVariable(\"KATAS_SAMPLE_FAILS\") is null ? 0 : 1)));");
        try
        {
            Broken(await Gate(all: true)).Should().NotBeEmpty();
        }
        finally
        {
            Environment.SetEnvironmentVariable("KATAS_SAMPLE_FAILS", null);
        }

        var known = new ProofMemory(sample.Book);
        var keys = new ProofKeys(sample.Book, HostLimits.Default, BuiltSolutions.OfThisChecker);
        var solution = new LessonPieces(sample.Book).Split(sample.Lesson).Single(piece => piece.Name == "91-solution");
        known.Recall(solution.Name, keys.Compute(solution)!).Should().BeNull();
        File.Exists(sample.PathOf(".katas/proved/91-solution.json")).Should().BeFalse();
    }

    [Test]
    public async Task Shards_together_prove_what_one_run_proves()
    {
        KeepOneMistake();
        var whole = await Gate();
        var shards = new List<Proof>();
        for (int number = 1; number <= 3; number++)
        {
            shards.AddRange((await Gate(shard: new Shard(number, 3))).All);
        }

        shards.Should().BeEquivalentTo(whole.All);
    }

    private static IEnumerable<Proof> Broken(Proofs proofs) =>
        proofs.All.Where(proof => !proof.Holds && proof.What != "enough mistakes");

    /// <summary>The others would take their time, and prove nothing here.</summary>
    private void KeepOneMistake()
    {
        foreach (string name in SampleLesson.Mistakes.Keys.Where(name => name != "squared"))
        {
            sample.Delete($"tests/91/mistakes/{name}.cs");
        }
    }

    private async Task<IReadOnlyList<Proof>> Prove() => (await Gate(all: true)).All;

    private Task<Proofs> Gate(bool all = false, Shard? shard = null) =>
        new Verifier(sample.Book, HostLimits.Default).Prove([sample.Lesson], shard ?? Shard.Whole, all, _ => { }, CancellationToken.None);
}
