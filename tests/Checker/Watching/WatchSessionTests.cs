using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Comparing;
using Katas.Checker.Verdicts;
using Katas.Checker.Watching;
using Katas.Checker.Watching.Signals;
using NUnit.Framework;

namespace Katas.Tests.Checker.Watching;

/// <summary>Saves, keys and verdicts, without a console, a child or a real clock.</summary>
public sealed class WatchSessionTests
{
    private WatchBench bench;

    [SetUp]
    public void Start() => bench = new WatchBench();

    [TearDown]
    public async Task End() => await bench.DisposeAsync();

    [Test]
    public async Task The_current_task_is_checked_first_and_then_the_rest_of_its_lesson()
    {
        bench.Checks.Write("91/a.cs", "// fails 91.1, passes 91.2");

        var view = await bench.Start();

        bench.Checks.Begun.Should().Equal("91.1*", "91.2", "91.3", "91.4");
        view.Report!.Status.Should().Be(KataStatus.Failed);
        view.ReportOn(view.Lesson).Passed.Should().Be(1);
        view.IsChecking.Should().BeFalse();
    }

    [Test]
    public async Task A_save_gives_a_verdict_and_says_how_long_it_took()
    {
        await bench.Start();

        var view = await bench.SaveAndSee("// passes 91.1");

        view.Passes.Should().BeTrue();
        view.Took.Should().Be(SaveWait.Quiet, "the clock of the test went on by that only");
    }

    [Test]
    public async Task Nothing_is_checked_before_it_is_quiet()
    {
        await bench.Start();

        await bench.Save("// passes 91.1");
        bench.Clock.Advance(SaveWait.Quiet - TimeSpan.FromMilliseconds(1));
        await bench.Event();
        bench.Clock.Advance(SaveWait.Quiet - TimeSpan.FromMilliseconds(1));

        bench.Checks.Begun.Should().HaveCount(4, "the second event began the wait anew");
        bench.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await bench.Screen.Next(WatchNews.Verdict)).Passes.Should().BeTrue();
    }

    [Test]
    public async Task Events_without_an_end_do_not_keep_it_waiting()
    {
        await bench.Start();
        await bench.Save("// passes 91.1");

        for (var waited = TimeSpan.Zero; waited < SaveWait.Longest; waited += SaveWait.Quiet / 2)
        {
            bench.Clock.Advance(SaveWait.Quiet / 2);
            if (waited + (SaveWait.Quiet / 2) < SaveWait.Longest)
            {
                await bench.Event();
            }
            else
            {
                bench.Session.Post(new Saved(bench.Sample.PathOf(SampleBook.Numbers)));
            }
        }

        bench.Clock.Advance(SaveWait.Quiet / 2);
        (await bench.Screen.Next(WatchNews.Verdict)).Passes.Should().BeTrue();
    }

    [Test]
    public async Task A_save_that_changes_nothing_checks_nothing()
    {
        bench.Checks.Write("91/a.cs", "// fails 91.1");
        await bench.Start();

        await bench.Event();
        bench.Clock.Advance(SaveWait.Quiet);
        await bench.SaveAndSee("// passes 91.1");

        bench.Checks.Begun.Count(task => task == "91.1*").Should().Be(2, "once at the start, once after the change");
    }

    [Test]
    public async Task A_file_that_is_gone_and_back_is_seen_when_it_is_back()
    {
        bench.Checks.Write("91/a.cs", "// fails 91.1");
        await bench.Start();

        await bench.Save(null!);
        bench.Clock.Advance(SaveWait.Quiet);
        (await bench.Clock.TimerStarted()).Should().BePositive("it waits for the file to come back");
        var view = await bench.SaveAndSee("// passes 91.1");

        view.Passes.Should().BeTrue();
        bench.Checks.Begun.Count(task => task == "91.1*").Should().Be(2, "what was between was never checked");
    }

    [Test]
    public async Task A_file_that_was_emptied_to_be_written_is_not_checked_empty()
    {
        bench.Checks.Write("91/a.cs", "// fails 91.1");
        await bench.Start();

        await bench.Save("");
        bench.Clock.Advance(SaveWait.Quiet);
        await bench.Clock.TimerStarted();
        var view = await bench.SaveAndSee("// passes 91.1");

        view.Passes.Should().BeTrue();
        bench.Checks.Begun.Count(task => task == "91.1*").Should().Be(2);
    }

    [Test]
    public async Task A_file_that_stays_away_is_believed_in_the_end()
    {
        bench.Checks.Write("91/a.cs", "// fails 91.1");
        await bench.Start();

        await bench.Save(null!);
        bench.Clock.Advance(SaveWait.Quiet);
        await bench.Clock.TimerStarted();
        bench.Clock.Advance(SaveWait.Patience);

        (await bench.Screen.Next(WatchNews.Verdict)).Report!.Status.Should().Be(KataStatus.NotStarted);
    }

    [Test]
    public async Task A_file_that_can_not_be_read_is_told_and_the_watch_goes_on()
    {
        await bench.Start();
        bench.Checks.Unreadable = new CheckerException("a.cs can't be read.");

        await bench.Event();
        bench.Clock.Advance(SaveWait.Quiet);
        await bench.Clock.TimerStarted();
        bench.Clock.Advance(SaveWait.Patience);
        (await bench.Screen.Next(WatchNews.Notice)).Notice.Should().Be("a.cs can't be read.");

        bench.Checks.Unreadable = null;
        (await bench.SaveAndSee("// passes 91.1")).Passes.Should().BeTrue();
    }

    [Test]
    public async Task A_save_during_a_run_gives_it_up_and_begins_another()
    {
        bench.Checks.Hold("91.1");
        bench.Begin();
        await bench.Screen.Next(WatchNews.Started);
        await bench.Checks.Arrival("91.1");

        await bench.Save("// passes 91.1");
        bench.Clock.Advance(SaveWait.Quiet);
        await bench.Screen.Next(WatchNews.Started);
        bench.Checks.LetGo("91.1");

        (await bench.Screen.Next(WatchNews.Verdict)).Passes.Should().BeTrue();
        await bench.Screen.Next(WatchNews.Rest);
        bench.Checks.GivenUp.Should().Equal("91.1");
    }

    [Test]
    public async Task A_save_during_the_rest_of_the_lesson_gives_that_up()
    {
        bench.Checks.Hold("91.3");
        bench.Begin();
        await bench.Screen.Next(WatchNews.Verdict);

        var view = await bench.SaveAndSee("// passes 91.1");

        view.Passes.Should().BeTrue();
        bench.Checks.LetGo("91.3");
        await bench.Screen.Next(WatchNews.Rest);
    }

    [Test]
    public async Task A_verdict_that_comes_too_late_is_not_shown()
    {
        await bench.Start();

        bench.Session.Post(new Checked(0, new LessonReport(bench.Sample.Lesson, [])));
        bench.Session.Post(new Failed(0, new InvalidOperationException("long ago")));
        bench.Session.Post(new Finished(0));

        (await bench.SaveAndSee("// passes 91.1")).Passes.Should().BeTrue();
    }

    [Test]
    public async Task A_task_that_passed_before_and_does_not_now_is_told()
    {
        bench.Checks.Write("91/a.cs", "// passes 91.1, passes 91.2, passes 91.3");
        await bench.Start();

        await bench.SaveAndSee("// passes 91.1, fails 91.2, passes 91.3");

        (await bench.Screen.Next(WatchNews.Rest)).Broken.Should().Equal("91.2");
    }

    [Test]
    public async Task Another_tasks_member_that_is_edited_becomes_the_current_task()
    {
        const string Code = "class A { [KataTask(\"91.1\")] void B() { } [KataTask(\"91.2\")] void C() { } }";
        bench.Checks.Write("91/a.cs", Code);
        await bench.Start();

        var view = await bench.SaveAndSee(Code.Replace("void C() { }", "void C() { /* fails 91.2 */ }"));

        view.Task.Id.Should().Be("91.2");
        view.Report!.Status.Should().Be(KataStatus.Failed);
    }

    [Test]
    public async Task A_change_outside_of_the_tasks_leaves_the_current_task()
    {
        const string Code = "class A { [KataTask(\"91.1\")] void B() { } void Helper() { } }";
        bench.Checks.Write("91/a.cs", Code);
        await bench.Start();

        (await bench.SaveAndSee(Code.Replace("Helper()", "Better()"))).Task.Id.Should().Be("91.1");
    }

    [Test]
    public async Task A_save_in_another_lesson_goes_there()
    {
        const string Code = "class A { [KataTask(\"92.3\")] void B() { } }";
        bench.Checks.Write("92/b.cs", Code);
        await bench.Start();

        var view = await bench.SaveAndSee(Code.Replace("{ }", "{ /* passes 92.3 */ }"), "92/b.cs");

        view.Lesson.Number.Should().Be("92");
        view.Task.Id.Should().Be("92.3");
        view.Passes.Should().BeTrue();
    }

    [Test]
    public async Task Nothing_moves_on_by_itself()
    {
        await bench.Start();

        var view = await bench.SaveAndSee("// passes 91.1");
        var rest = await bench.Screen.Next(WatchNews.Rest);

        view.Task.Id.Should().Be("91.1");
        rest.Task.Id.Should().Be("91.1");
    }

    [Test]
    public async Task Next_goes_to_the_next_task_that_does_not_pass()
    {
        bench.Checks.Write("91/a.cs", "// passes 91.1, passes 91.2");
        await bench.Start();

        bench.Press(WatchKeys.Next);

        var view = await bench.Screen.Next(WatchNews.Verdict);
        view.Task.Id.Should().Be("91.3");
    }

    [Test]
    public async Task Next_comes_round_to_a_task_that_was_left_out()
    {
        await using var last = new WatchBench("91.4");
        last.Checks.Write("91/a.cs", "// passes 91.4, passes 91.3, passes 91.1");
        await last.Start();

        last.Press(WatchKeys.Next);

        (await last.Screen.Next(WatchNews.Verdict)).Task.Id.Should().Be("91.2");
    }

    [Test]
    public async Task Next_after_a_lesson_is_the_next_lesson()
    {
        bench.Checks.Write("91/a.cs", "// passes 91.1, passes 91.2, passes 91.3, passes 91.4");
        await bench.Start();

        bench.Press(WatchKeys.Next);

        (await bench.Screen.Next(WatchNews.Verdict)).Task.Id.Should().Be("92.1");
    }

    [Test]
    public async Task After_the_last_task_of_the_last_lesson_there_is_no_next()
    {
        await using var last = new WatchBench("92.1");
        last.Checks.Write("92/a.cs", "// passes 92.1, passes 92.2, passes 92.3, passes 92.4");
        await last.Start();

        last.Press(WatchKeys.Next);

        (await last.Screen.Next(WatchNews.Notice)).Notice.Should().Contain("last task of the last lesson");
    }

    [Test]
    public async Task There_is_no_next_before_the_task_passes()
    {
        bench.Checks.Write("91/a.cs", "// fails 91.1");
        await bench.Start();

        bench.Press(WatchKeys.Next);

        var view = await bench.Screen.Next(WatchNews.Notice);
        view.Notice.Should().Contain("91.1 does not pass yet");
        view.Task.Id.Should().Be("91.1");
    }

    [Test]
    public async Task Each_press_of_h_says_more_up_to_the_last_hint()
    {
        await bench.Start();

        var levels = new List<int>();
        for (int press = 0; press < 4; press++)
        {
            bench.Press(WatchKeys.Hint);
            levels.Add((await bench.Screen.Next(WatchNews.Hint)).Hints);
        }

        levels.Should().Equal(1, 2, 3, 3);
    }

    [Test]
    public async Task Hints_stay_while_a_task_fails_and_go_when_it_passes()
    {
        await bench.Start();
        bench.Press(WatchKeys.Hint);
        await bench.Screen.Next(WatchNews.Hint);

        (await bench.SaveAndSee("// fails 91.1")).Hints.Should().Be(1);
        (await bench.SaveAndSee("// passes 91.1")).Hints.Should().Be(0);
    }

    [Test]
    public async Task A_reset_asks_first_and_any_other_key_leaves_everything()
    {
        await bench.Start();

        bench.Press(WatchKeys.Reset);
        var asked = await bench.Screen.Next(WatchNews.Panel);
        bench.Press('x');
        var answered = await bench.Screen.Next(WatchNews.Notice);

        asked.Panel.Should().Be(WatchPanel.Reset);
        asked.Question.Should().Be("the stub of 91.1");
        answered.Notice.Should().Be("Nothing was changed.");
        bench.Checks.Resets.Should().BeEmpty();
    }

    [Test]
    public async Task A_reset_that_is_confirmed_is_done_and_checked()
    {
        bench.Checks.Write("91/a.cs", "// fails 91.1");
        await bench.Start();

        bench.Press(WatchKeys.Reset);
        bench.Press(WatchKeys.Yes);

        (await bench.Screen.Next(WatchNews.Notice)).Notice.Should().Be("91.1 is as it was shipped.");
        await bench.Screen.Next(WatchNews.Verdict);
        bench.Checks.Resets.Should().Equal("91.1");
    }

    [Test]
    public async Task A_reset_that_fails_is_told_and_the_watch_goes_on()
    {
        await using var third = new WatchBench("91.3");
        await third.Start();

        third.Press(WatchKeys.Reset);
        third.Press(WatchKeys.Yes);

        (await third.Screen.Next(WatchNews.Notice)).Notice.Should().Be("The disk is full.");
        (await third.SaveAndSee("// passes 91.3")).Passes.Should().BeTrue();
    }

    [Test]
    public async Task What_is_as_shipped_needs_no_reset()
    {
        await using var last = new WatchBench("91.4");
        await last.Start();

        last.Press(WatchKeys.Reset);

        (await last.Screen.Next(WatchNews.Notice)).Notice.Should().Contain("already as it was shipped");
    }

    [Test]
    public async Task The_list_opens_and_closes()
    {
        await bench.Start();

        bench.Press(WatchKeys.List);
        (await bench.Screen.Next(WatchNews.Panel)).Panel.Should().Be(WatchPanel.List);
        bench.Press(WatchKeys.List);
        (await bench.Screen.Next(WatchNews.Panel)).Panel.Should().Be(WatchPanel.Verdict);
        bench.Press(WatchKeys.List);
        bench.Press(WatchKeys.Escape);
        await bench.Screen.Next(WatchNews.Panel);
        (await bench.Screen.Next(WatchNews.Panel)).Panel.Should().Be(WatchPanel.Verdict);
    }

    [Test]
    public async Task A_task_chosen_in_the_list_becomes_the_current_one()
    {
        await bench.Start();

        foreach (char key in (char[])[WatchKeys.List, WatchKeys.Down, WatchKeys.Down, WatchKeys.Up, WatchKeys.Down, WatchKeys.Enter])
        {
            bench.Press(key);
        }

        (await bench.Screen.Next(WatchNews.Verdict)).Task.Id.Should().Be("91.3");
    }

    [Test]
    public async Task The_list_stops_at_its_ends_and_goes_to_other_lessons()
    {
        await bench.Start();
        foreach (char key in (char[])[WatchKeys.List, WatchKeys.Up, WatchKeys.EarlierLesson, WatchKeys.LaterLesson, WatchKeys.LaterLesson])
        {
            bench.Press(key);
        }

        await bench.Screen.Next(WatchNews.Panel);
        (await bench.Screen.Next(WatchNews.Panel)).Pointed.Should().Be("91.1");
        (await bench.Screen.Next(WatchNews.Panel)).Listed.Number.Should().Be("92");
        bench.Press(WatchKeys.Enter);
        (await bench.Screen.Next(WatchNews.Verdict)).Task.Id.Should().Be("92.1");
    }

    [Test]
    public async Task A_save_closes_the_list()
    {
        await bench.Start();
        bench.Press(WatchKeys.List);

        (await bench.SaveAndSee("// passes 91.1")).Panel.Should().Be(WatchPanel.Verdict);
    }

    [Test]
    public async Task Again_checks_everything_without_a_save()
    {
        await bench.Start();

        bench.Press(WatchKeys.Again);

        await bench.Screen.Next(WatchNews.Rest);
        bench.Checks.Forgotten.Should().Be(1);
        bench.Checks.Begun.Should().HaveCount(8);
    }

    [Test]
    public async Task Other_keys_do_nothing()
    {
        await bench.Start();

        bench.Press('z');
        bench.Press(WatchKeys.Escape);
        bench.Press(WatchKeys.Help);

        (await bench.Screen.Next(WatchNews.Panel)).Panel.Should().Be(WatchPanel.Help);
    }

    [Test]
    public async Task What_is_told_is_shown()
    {
        await bench.Start();

        bench.Session.Post(new Told("The files are looked at ten times a second."));

        (await bench.Screen.Next(WatchNews.Notice)).Notice.Should().Be("The files are looked at ten times a second.");
    }

    [Test]
    public async Task A_fault_that_the_learner_can_mend_is_told_and_the_watch_goes_on()
    {
        bench.Checks.Fault = new CheckerException("The tests do not compile.", ExitCode.DoesNotCompile);
        bench.Begin();
        (await bench.Screen.Next(WatchNews.Notice)).Notice.Should().Be("The tests do not compile.");

        bench.Checks.Fault = null;
        (await bench.SaveAndSee("// passes 91.1")).Passes.Should().BeTrue();
    }

    [Test]
    public async Task A_reset_that_is_refused_is_told_and_the_watch_goes_on()
    {
        bench.Checks.Refusal = new CheckerException("exercises/91 holds the solution at present.");
        await bench.Start();

        bench.Press(WatchKeys.Reset);

        (await bench.Screen.Next(WatchNews.Notice)).Notice.Should().Contain("holds the solution");
        (await bench.SaveAndSee("// fails 91.1")).Report!.Status.Should().Be(KataStatus.Failed);
    }

    [Test]
    public async Task While_a_save_is_checked_the_verdict_before_it_is_marked_as_old()
    {
        await bench.Start();
        await bench.Save("// fails 91.1");
        bench.Clock.Advance(SaveWait.Quiet);

        (await bench.Screen.Next(WatchNews.Started)).IsOutdated.Should().BeTrue();
        (await bench.Screen.Next(WatchNews.Verdict)).IsOutdated.Should().BeFalse();
    }

    [Test]
    public async Task Without_TorchSharp_there_is_nothing_to_watch()
    {
        bench.Checks.Fault = new CheckerException("TorchSharp does not load.", ExitCode.NoTorch);
        bench.Begin();

        Func<Task> end = bench.End;

        (await end.Should().ThrowAsync<CheckerException>()).Which.ExitCode.Should().Be(ExitCode.NoTorch);
    }

    [Test]
    public async Task Quit_ends_it()
    {
        await bench.Start();

        bench.Press(WatchKeys.Quit);

        await bench.End();
    }

    [Test]
    public async Task Quit_ends_it_in_the_middle_of_a_run()
    {
        bench.Checks.Hold("91.1");
        bench.Begin();
        await bench.Screen.Next(WatchNews.Started);

        bench.Press(WatchKeys.Quit);

        await bench.End();
        bench.Checks.GivenUp.Should().Equal("91.1");
    }

    [Test]
    public async Task Ctrl_C_ends_it_as_cancelled()
    {
        await bench.Start();

        bench.Cancel();

        Func<Task> end = bench.End;
        await end.Should().ThrowAsync<OperationCanceledException>();
    }

    [Test]
    public async Task The_end_of_the_input_ends_it_once_nothing_is_left_to_do()
    {
        bench.Checks.Hold("91.2");
        bench.Begin();
        await bench.Screen.Next(WatchNews.Verdict);

        bench.Session.Post(new InputEnded());
        await bench.Save("// passes 91.1");
        bench.Running.IsCompleted.Should().BeFalse("a save waits to be looked at");
        bench.Checks.LetGo("91.2");
        bench.Clock.Advance(SaveWait.Quiet);

        await bench.End();
        bench.Checks.Begun.Count(task => task == "91.4").Should().BePositive("the last run went to its end");
    }

    [Test]
    public async Task The_end_of_the_input_ends_a_watch_that_is_idle()
    {
        await bench.Start();

        bench.Session.Post(new InputEnded());

        await bench.End();
    }

    [Test]
    public async Task A_repair_that_is_found_in_the_quiet_is_added_to_the_verdict()
    {
        bench.Checks.Repaired = new Finding(FindingSource.Repair, "small-change", "One small change", "Look there.", "it is so", null);
        bench.Checks.Write("91/a.cs", "// fails 91.1");
        await bench.Start();

        var view = await bench.Screen.Next(WatchNews.Repair);

        view.Report!.Findings[0].Name.Should().Be("small-change");
        view.Known[view.Task.Id].Findings.Should().Contain(finding => finding.Name == "small-change");
    }

    [Test]
    public async Task The_quiet_after_a_run_is_used_for_the_next()
    {
        await bench.Start();
        bench.Press(WatchKeys.Help);
        await bench.Screen.Next(WatchNews.Panel);
        await bench.SaveAndSee("// passes 91.1");
        await bench.Screen.Next(WatchNews.Rest);
        bench.Press(WatchKeys.Quit);
        await bench.End();

        bench.Checks.Prepared.Should().Equal("91.1", "91.2", "91.3", "91.4", "91.1", "91.2", "91.3", "91.4");
    }

    [Test]
    public async Task The_text_of_the_task_opens_and_closes_with_one_key()
    {
        await bench.Start();

        bench.Press(WatchKeys.Text);
        (await bench.Screen.Next(WatchNews.Panel)).Panel.Should().Be(WatchPanel.Text);
        bench.Press(WatchKeys.Text);
        (await bench.Screen.Next(WatchNews.Panel)).Panel.Should().Be(WatchPanel.Verdict);
    }

    [Test]
    public async Task Where_nothing_can_be_compared_it_is_said()
    {
        await bench.Start();

        bench.Press(WatchKeys.Compare);

        (await bench.Screen.Next(WatchNews.Panel)).Panel.Should().Be(WatchPanel.Comparison, "it opens at once");
        var view = await bench.Screen.Next(WatchNews.Panel);
        view.Panel.Should().Be(WatchPanel.Verdict);
        view.Notice.Should().Contain("nothing to compare");
    }

    [Test]
    public async Task A_comparison_is_shown_when_it_is_there()
    {
        bench.Checks.Comparison = new TaskComparison(Reports.Task(KataStatus.Failed), [], null, null, null);
        await bench.Start();

        bench.Press(WatchKeys.Compare);

        (await bench.Screen.Next(WatchNews.Panel)).Comparison.Should().BeNull();
        (await bench.Screen.Next(WatchNews.Panel)).Comparison.Should().BeSameAs(bench.Checks.Comparison);
    }

    [Test]
    public async Task What_does_not_fit_is_scrolled_to_its_end_and_back()
    {
        bench.Screen.Beyond = 3;
        await bench.Start();

        bench.Press(WatchKeys.Down);
        (await bench.Screen.Next(WatchNews.Nothing)).Scrolled.Should().Be(1);
        bench.Press(WatchKeys.PageDown);
        (await bench.Screen.Next(WatchNews.Nothing)).Scrolled.Should().Be(3, "there is no more than that");
        bench.Press(WatchKeys.Up);
        (await bench.Screen.Next(WatchNews.Nothing)).Scrolled.Should().Be(2);
        bench.Press(WatchKeys.PageUp);
        (await bench.Screen.Next(WatchNews.Nothing)).Scrolled.Should().Be(0);
    }

    [Test]
    public async Task A_hint_that_was_read_is_remembered_and_scrolled_to()
    {
        await bench.Start();
        bench.Screen.Beyond = 5;

        bench.Press(WatchKeys.Hint);

        (await bench.Screen.Next(WatchNews.Nothing)).Scrolled.Should().Be(5);
        bench.Checks.HintsRead.Should().Equal("91.1 1");
    }

    [Test]
    public async Task A_task_that_is_chosen_is_gone_to_and_checked_wherever_it_is()
    {
        await bench.Start();

        bench.Session.Post(new Chosen("92.2"));
        var verdict = await bench.Screen.Next(WatchNews.Verdict);
        verdict.Task.Id.Should().Be("92.2");
        verdict.Lesson.Number.Should().Be("92");
        bench.Session.Post(new Chosen("92.1"));

        (await bench.Screen.Next(WatchNews.Verdict)).Lesson.Should().BeSameAs(verdict.Lesson, "saves are compared with it");
    }

    [Test]
    public async Task A_task_that_is_none_is_said_and_nothing_else_happens()
    {
        await bench.Start();

        bench.Session.Post(new Chosen("91.77"));

        var view = await bench.Screen.Next(WatchNews.Notice);
        view.Notice.Should().Contain("91.77".Split('.')[1]);
        view.Task.Id.Should().Be("91.1");
    }

    [Test]
    public async Task A_hint_of_another_task_is_remembered_and_not_shown_as_the_current_one_s()
    {
        await bench.Start();

        bench.Session.Post(new HintOpened("92.1", 2));
        (await bench.Screen.Next(WatchNews.Hint)).Hints.Should().Be(0);
        bench.Session.Post(new HintOpened("91.1", 2));
        (await bench.Screen.Next(WatchNews.Hint)).Hints.Should().Be(2);
        bench.Session.Post(new HintOpened("91.1", 77));
        (await bench.Screen.Next(WatchNews.Hint)).Hints.Should().Be(3, "there are no more");

        bench.Checks.HintsRead.Should().Equal("92.1 2", "91.1 2", "91.1 3");
    }

    [Test]
    public async Task What_was_learned_beside_it_counts_where_it_knows_nothing_itself()
    {
        bench.Checks.Write("91/a.cs", "// passes 91.1");
        var view = await bench.Start();
        var other = bench.Sample.Book.Lesson("92");

        bench.Session.Post(new Learned(
            [.. view.Lesson.Tasks.Concat(other.Tasks).Select(task => new TaskReport(task, KataStatus.Crashed, null, [], null, [], []))]));

        view = await bench.Screen.Next(WatchNews.Learned);
        view.Known["91.1"].Status.Should().Be(KataStatus.Passed);
        view.Known["92.1"].Status.Should().Be(KataStatus.Crashed);
    }
}
