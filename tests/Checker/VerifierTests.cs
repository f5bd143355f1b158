using FluentAssertions;
using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Diagnosing;
using Katas.Checker.Running;
using Katas.Checker.Verdicts;
using Katas.Checker.Verifying;
using Katas.Tests.Checker.Verifying;
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
    public async Task Unseen_answers_are_told_apart_by_what_their_files_say()
    {
        KeepOneMistake();
        sample.Write("tests/91/unseen/double-zero.cs", SampleLesson.Answer(
            "91.1", "Wrong where nobody looks", "?", SampleLesson.Twice("number > 6 ? 0 : 2 * number")));

        var unseen = (await Prove()).Where(proof => proof.Kind == ProofKind.Unseen).ToList();

        unseen.Should().OnlyContain(proof => proof.Holds);
        unseen.Select(proof => $"{proof.What}: {proof.Fate}").Should().BeEquivalentTo(
            "91.1 double-zero: NotRejected",
            "91.1 three-times: Heard",
            "91.2 last-item-left-out: Heard",
            "91.3 once-and-twice: Passes",
            "91.4 starts-at-two: NotYetNamed");
        var told = unseen.Single(proof => proof.What == "91.4 starts-at-two").Told!;
        told.File.Should().Be("tests/91/unseen/starts-at-two.cs");
        told.Should().BeEquivalentTo(new
        {
            TaskId = "91.4",
            Expect = "The factors start at 2.",
            Hears = "?",
            Status = KataStatus.Failed,
            First = "SampleTests.A_new_gain_changes_nothing",
            Title = "A test fails: a new gain changes nothing",
        });
    }

    [Test]
    public async Task An_unseen_answer_that_hears_something_else_is_found()
    {
        KeepOneMistake();
        Unseen("other", "91.1", "squared", SampleLesson.Twice("number + number + number"));
        Unseen("second", "91.1", "squared\n// then: SampleTests.Three_becomes_six", SampleLesson.Twice("number * number"));
        Unseen("right", "91.1", "squared", SampleLesson.Twice("number + number"));
        Unseen("wrong", "91.2", "passes", SampleLesson.Total("values.sum(-1)"));
        Unseen("typo", "91.2", "?", SampleLesson.Total("value.sum(-1)"));
        Unseen("needs-the-next-task", "91.1", "?", SampleLesson.Twice("TwiceAndOnce(number, 0)"));
        Unseen("either", "91.1", "SampleTests.Zero_is_refused | squared", SampleLesson.Twice("Math.Pow(number, 2)"));

        var faults = (await Prove()).Where(proof => proof.Kind == ProofKind.Unseen && !proof.Holds)
            .ToDictionary(proof => proof.What.Split(' ')[1], proof => proof.Fault);

        faults.Should().HaveCount(6);
        faults["other"].Should().StartWith("the report names SampleTests.Three_becomes_six first")
            .And.EndWith("it should hear squared");
        faults["second"].Should().Be("after squared it should hear SampleTests.Three_becomes_six, not nothing");
        faults["right"].Should().Contain("the suite is too weak");
        faults["wrong"].Should().StartWith("91.2 is Failed");
        faults["typo"].Should().StartWith("it does not compile");
        faults["needs-the-next-task"].Should().Contain("it should stand on the tasks before it alone");
    }

    [Test]
    public async Task Of_wrong_answers_alone_nothing_else_is_proved()
    {
        KeepOneMistake();

        var proofs = await Gate(which: piece => piece.IsOfWrongAnswers);

        proofs.All.Select(proof => proof.Kind).Distinct().Should().BeEquivalentTo(
            [ProofKind.Mistake, ProofKind.Diagnosis, ProofKind.Unseen]);
    }

    [Test]
    public async Task A_rule_that_throws_is_found_and_named_with_the_file()
    {
        KeepOneMistake();
        using var checker = new LessonChecker(
            RealBook.Compiler, HostLimits.Default, rules: new RuleFinder(RealBook.Compiler, isStrict: true, [new StumblingRule()]));

        var proofs = await new WrongAnswers(sample.Book, checker, sample.Lesson).Prove(
            CatalogueEntry.ReadAll(sample.Lesson.Folders.Mistakes), [], CancellationToken.None);

        proofs.Should().ContainSingle().Which.Fault.Should()
            .StartWith("the rule 'stumbling' throws InvalidCastException: of no importance")
            .And.Contain("tests/91/mistakes/squared.cs").And.Contain("StumblingRule.Examine");
    }

    [Test]
    public async Task A_rule_that_throws_on_right_code_is_found()
    {
        using var checker = new LessonChecker(
            RealBook.Compiler, HostLimits.Default, rules: new RuleFinder(RealBook.Compiler, isStrict: true, [new StumblingRule()]));

        var proofs = await new RightAnswers(checker, sample.Lesson).Solution(CancellationToken.None);

        proofs.Should().HaveCount(4).And.OnlyContain(proof => proof.Fault!.StartsWith("the rule 'stumbling' throws"));
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
        Directory.Delete(sample.PathOf("tests/91/unseen"), recursive: true);
        sample.Replace("solutions/91/Numbers.cs", "return 2 * number;", "return 3 * number;");
        sample.Replace(
            "solutions/91/Numbers.cs", "return (values * weights).sum(-1);", "return (values * weights).sum(-1) * (5 / 2) / 2;");

        var faults = (await Prove()).Where(proof => !proof.Holds && proof.Kind == ProofKind.Solution).ToList();

        faults.Select(proof => proof.What).Should().Equal("91.1", "91.2", "91.3");
        faults[0].Fault.Should().Contain("Failed").And.Contain("Expected: 6");
        faults[1].Fault.Should().Contain("accused of 'Whole numbers are divided, and the fraction is lost'");
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
            third.All.Count(proof => proof.Kind is ProofKind.Stub or ProofKind.Demo or ProofKind.Repair or ProofKind.Question
                || proof.What == "91.2 total-by-matmul"
                || (proof.Kind == ProofKind.Unseen && !proof.What.StartsWith("91.1"))));
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

    private void Unseen(string name, string taskId, string hears, string code) =>
        sample.Write($"tests/91/unseen/{name}.cs", SampleLesson.Answer(taskId, name, hears, code));

    /// <summary>The others would take their time, and prove nothing here.</summary>
    private void KeepOneMistake()
    {
        foreach (string name in SampleLesson.Mistakes.Keys.Where(name => name != "squared"))
        {
            sample.Delete($"tests/91/mistakes/{name}.cs");
        }

        var lines = SampleLesson.Questions.Split('\n').TakeWhile(line => !line.StartsWith("## 91.Q3")).Where(line => !line.StartsWith("- "));
        sample.Write("tests/91/questions.md", string.Join('\n', lines));
    }

    private async Task<IReadOnlyList<Proof>> Prove() => (await Gate(all: true)).All;

    private Task<Proofs> Gate(bool all = false, Shard? shard = null, Func<Piece, bool>? which = null) =>
        new Verifier(sample.Book, HostLimits.Default).Prove([sample.Lesson], shard ?? Shard.Whole, all, _ => { }, CancellationToken.None, which);
}
