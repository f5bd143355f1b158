using FluentAssertions;
using Katas.Checker.Verdicts;
using Katas.Checker.Watching;
using Katas.Checker.Watching.Signals;
using NUnit.Framework;

namespace Katas.Tests.Checker.Watching;

/// <summary>Real checks for a watch: what is run, and what need not be.</summary>
public sealed class WatchChecksTests
{
    private SampleBook sample;
    private WatchChecks checks;

    [SetUp]
    public void Start()
    {
        sample = new SampleBook();
        sample.Solve();
        checks = new WatchChecks(sample.Book, SharedChecker.Instance);
    }

    [TearDown]
    public void End()
    {
        checks.Dispose();
        sample.Dispose();
    }

    [Test]
    public async Task A_mistake_is_named_for_the_current_task()
    {
        sample.Type("squared");

        var report = await Check("91.1", isCurrent: true);

        report.Tasks.Should().ContainSingle().Which.Findings[0].Name.Should().Be("squared");
    }

    [Test]
    public async Task A_task_whose_code_is_as_it_was_is_not_run_again()
    {
        var first = await Check("91.2");
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "return 3 * number;");

        (await Check("91.2")).Should().BeSameAs(first, "it does not use Twice");
        (await Check("91.3")).Tasks[0].Status.Should().Be(KataStatus.Failed, "it does");
    }

    [Test]
    public async Task A_task_that_uses_what_was_changed_is_run_again()
    {
        (await Check("91.3")).Tasks[0].Status.Should().Be(KataStatus.Passed);
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "return 3 * number;");

        (await Check("91.3")).Tasks[0].Status.Should().Be(KataStatus.Failed);
    }

    [Test]
    public async Task The_current_task_is_always_run()
    {
        var first = await Check("91.2", isCurrent: true);

        (await Check("91.2", isCurrent: true)).Should().NotBeSameAs(first);
    }

    [Test]
    public async Task What_is_forgotten_is_run_again()
    {
        var first = await Check("91.2");
        checks.Forget();

        (await Check("91.2")).Should().NotBeSameAs(first);
    }

    [Test]
    public async Task A_stub_is_seen_to_be_one_without_running_it()
    {
        sample.Solve("91.1");

        var report = await Check("91.2");

        report.Tasks[0].Status.Should().Be(KataStatus.NotStarted);
        report.Tasks[0].Tests.Should().BeEmpty();
    }

    [Test]
    public async Task A_file_that_does_not_compile_gives_its_errors_and_the_next_check_goes_on()
    {
        sample.Replace(SampleBook.Numbers, "return 2 * number;", "return 2 * numbr;");
        var broken = await Check("91.1", isCurrent: true);
        sample.Replace(SampleBook.Numbers, "numbr", "number");
        var mended = await Check("91.1", isCurrent: true);

        broken.Tasks[0].Status.Should().Be(KataStatus.DoesNotCompile);
        broken.Tasks[0].Problems[0].Code.Should().Be("CS0103");
        mended.Tasks[0].Status.Should().Be(KataStatus.Passed);
    }

    [Test]
    public async Task Line_endings_of_Windows_are_as_good_as_others()
    {
        sample.Write(SampleBook.Numbers, sample.Read(SampleBook.Numbers).ReplaceLineEndings("\r\n"));

        (await Check("91.1", isCurrent: true)).Tasks[0].Status.Should().Be(KataStatus.Passed);
    }

    [Test]
    public async Task A_test_that_does_not_end_is_given_up_when_nobody_wants_to_know_any_more()
    {
        using var superseded = new CancellationTokenSource();
        sample.Replace(SampleBook.Numbers, "return Twice(first) + second;", "while (true) { }");
        var hanging = checks.Check(sample.Lesson, checks.Read(sample.Lesson), "91.3", isCurrent: true, superseded.Token);

        await superseded.CancelAsync();
        var next = checks.Check(sample.Lesson, checks.Read(sample.Lesson), "91.1", isCurrent: true, CancellationToken.None);

        Func<Task> end = () => hanging.WaitAsync(TimeSpan.FromMinutes(1));
        await end.Should().ThrowAsync<OperationCanceledException>();
        (await next.WaitAsync(TimeSpan.FromMinutes(2))).Tasks[0].Status.Should().Be(KataStatus.Passed, "another child has taken over");
    }

    [Test]
    public async Task What_is_prepared_changes_no_verdict()
    {
        await checks.Prepare(sample.Lesson, "91.1", CancellationToken.None);
        sample.Type("squared");

        (await Check("91.1", isCurrent: true)).Tasks[0].Findings[0].Name.Should().Be("squared");
    }

    [Test]
    public async Task What_is_prepared_need_not_be_run_again()
    {
        SharedChecker.Instance.Preparations(sample.Lesson, "91.1").Should().NotBeEmpty();

        await checks.Prepare(sample.Lesson, "91.1", CancellationToken.None);

        SharedChecker.Instance.Preparations(sample.Lesson, "91.1").Should().BeEmpty();
    }

    [Test]
    public void A_reset_says_what_it_would_do_does_it_and_says_where_the_copy_is()
    {
        checks.WouldReset(sample.Lesson, "91.1").Should().Be("91.1");

        checks.Reset(sample.Lesson, "91.1").Should().Contain("kept in .katas/kept/91/");

        sample.Read(SampleBook.Numbers).Should().Contain("Task 91.1").And.NotContain("Task 91.2");
        checks.WouldReset(sample.Lesson, "91.1").Should().BeNull();
    }

    private Task<LessonReport> Check(string taskId, bool isCurrent = false) =>
        checks.Check(sample.Lesson, checks.Read(sample.Lesson), taskId, isCurrent, CancellationToken.None);
}
