using FluentAssertions;
using Katas.Checker.Book;
using Katas.Checker.Checking;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing;
using Katas.Checker.Running;
using NUnit.Framework;

namespace Katas.Tests.Checker.Verifying;

/// <summary>What a mistake computes is learned from the build that it is checked in, unless stubs have a share in it.</summary>
public sealed class LearnedRunsTests
{
    private SampleBook sample;
    private LessonChecker checker;
    private KnownRuns known;

    [SetUp]
    public void Start()
    {
        sample = new SampleBook();
        known = new KnownRuns();
        checker = new LessonChecker(RealBook.Compiler, HostLimits.Default, known);
    }

    [TearDown]
    public void End()
    {
        checker.Dispose();
        sample.Dispose();
    }

    [Test]
    public async Task It_is_known_without_a_compilation_of_its_own()
    {
        await Learn();

        Known("squared").Should().BeTrue();
        checker.Preparations(sample.Lesson, "91.1").Should().HaveCount(3, "the solution and the two other mistakes are left");
    }

    [Test]
    public async Task It_is_the_same_as_when_it_is_spliced_into_the_solution()
    {
        await Learn();
        var learned = Run();
        using var other = new LessonChecker(RealBook.Compiler, HostLimits.Default, known = new KnownRuns());
        foreach (var step in other.Preparations(sample.Lesson, "91.1"))
        {
            await step.Run(step.Compile(CancellationToken.None), CancellationToken.None);
        }

        Run().Should().NotBeSameAs(learned).And.BeEquivalentTo(learned);
    }

    [Test]
    public async Task Where_its_probes_reach_a_later_task_it_is_left_to_be_compiled_with_the_solution()
    {
        sample.Replace("tests/91/Probes.cs", "(Numbers.Twice(3), Numbers.Twice(5))", "(Numbers.Twice(3), Numbers.TwiceAndOnce(5, 1))");

        await Learn();

        Known("squared").Should().BeFalse();
    }

    [Test]
    public async Task What_does_not_compile_is_not_learned()
    {
        sample.Replace("tests/91/mistakes/squared.cs", "number * number", "numbr * number");

        await Learn();

        Known("squared").Should().BeFalse();
    }

    private async Task Learn()
    {
        var mistake = CatalogueEntry.ReadAll(sample.Lesson.Folders.Mistakes).Single(entry => entry.Name == "squared");
        var request = new CheckRequest(sample.Lesson) { Files = Splicer.TypedIntoStub(sample.Lesson, mistake), TaskId = mistake.TaskId };
        await checker.Learn(sample.Lesson, mistake, checker.Build(request, CancellationToken.None), CancellationToken.None);
    }

    private bool Known(string mistake) => known.Find(Key(mistake)) is not null;

    private Katas.Checker.Verdicts.ProbeRun Run() => known.Find(Key("squared"))!;

    private string Key(string mistake) => $"91.1 {sample.PathOf($"tests/91/mistakes/{mistake}.cs")}";
}
