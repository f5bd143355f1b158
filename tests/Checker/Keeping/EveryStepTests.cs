using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Keeping;
using NUnit.Framework;

namespace Katas.Tests.Checker.Keeping;

/// <summary>
/// Whatever changes a learner's files may be killed, or meet a full disk, at any step: nothing of theirs is lost, and the
/// same command does the rest.
/// </summary>
public sealed class EveryStepTests
{
    private const string OwnNumbers = "// my numbers\r\npublic class Mine { }";
    private const string OwnHelper = "// my helper";
    private const string Tried = "// tried in the solution";

    // The step at which even the longest of them is through.
    private const int FarEnough = 60;

    private static readonly IReadOnlyDictionary<string, Change> Changes = new Dictionary<string, Change>
    {
        ["swap"] = new(Nothing, (sample, keeper) => new Swapper(sample.Book, keeper).Swap(sample.Lesson)),
        ["restore"] = new(
            sample =>
            {
                new Swapper(sample.Book).Swap(sample.Lesson);
                sample.Write(SampleBook.Gain, Tried);
            },
            (sample, keeper) =>
            {
                var swapper = new Swapper(sample.Book, keeper);
                if (swapper.IsSwapped(sample.Lesson))
                {
                    swapper.Restore(sample.Lesson);
                }
            }),
        ["reset a task"] = new(
            sample => sample.Replace(SampleBook.Gain, "throw new NotImplementedException(\"Task 91.4: to be written\");", "factor = null!; // my gain"),
            (sample, keeper) => Reset(sample, keeper, "91.4")),
        ["reset a lesson"] = new(Nothing, (sample, keeper) => Reset(sample, keeper, null)),
        ["bring back"] = new(
            sample => Reset(sample, new Keeper(sample.Book), null),
            (sample, keeper) =>
            {
                var kept = new KeptReturn(sample.Book, keeper);
                var oldest = new Keeper(sample.Book).Copies.List("91")[^1];
                kept.Do(sample.Lesson, oldest);
            }),
    };

    private static IEnumerable<string> Names => Changes.Keys;

    [TestCaseSource(nameof(Names))]
    public void Killed_at_any_step_nothing_is_lost_and_the_same_command_does_the_rest(string name) =>
        AtEveryStep(name, step => new StepDisk(step), (sample, disk) =>
        {
            try
            {
                Changes[name].Do(sample, new Keeper(sample.Book, disk: disk));
            }
            catch (StepDisk.Killed)
            {
                // As asked.
            }
        });

    [TestCaseSource(nameof(Names))]
    public void A_disk_that_is_full_at_any_step_is_told_and_nothing_is_lost(string name) =>
        AtEveryStep(name, step => new StepDisk(step, new IOException("No space left on device.")), (sample, disk) =>
        {
            try
            {
                Changes[name].Do(sample, new Keeper(sample.Book, disk: disk));
            }
            catch (CheckerException exception)
            {
                exception.Message.Should().Contain("No space left on device.").And.Contain("Nothing is lost");
                exception.ExitCode.Should().Be(ExitCode.Usage);
            }
        });

    private static void AtEveryStep(string name, Func<int, StepDisk> make, Action<SampleBook, StepDisk> run)
    {
        var expected = Undisturbed(name);
        for (int step = 1; step <= FarEnough; step++)
        {
            using var sample = Prepared(name);
            var own = SwapFiles.Everything(sample).Except(SwapFiles.Solution(sample)).ToHashSet();
            var disk = make(step);

            run(sample, disk);
            SwapFiles.Everything(sample).Should().Contain(own, $"'{name}' stopped at step {step}");

            Changes[name].Do(sample, new Keeper(sample.Book));
            SwapFiles.Everything(sample).Should().Contain(own, $"'{name}' stopped at step {step} and was finished");
            SwapFiles.Snapshot(sample).Should().BeEquivalentTo(expected, $"'{name}' stopped at step {step} and was finished");
            if (!disk.HasStopped)
            {
                step.Should().BeGreaterThan(3, "there were steps to stop at");
                return;
            }
        }

        Assert.Fail($"'{name}' has more than {FarEnough} steps.");
    }

    private static Dictionary<string, string> Undisturbed(string name)
    {
        using var sample = Prepared(name);
        Changes[name].Do(sample, new Keeper(sample.Book));
        return SwapFiles.Snapshot(sample);
    }

    private static SampleBook Prepared(string name)
    {
        var sample = new SampleBook();
        sample.Write(SampleBook.Numbers, OwnNumbers);
        sample.Write("exercises/91/Mine.cs", OwnHelper);
        Changes[name].Prepare(sample);
        return sample;
    }

    private static void Nothing(SampleBook sample)
    {
    }

    private static void Reset(SampleBook sample, Keeper keeper, string? taskId)
    {
        var resetter = new Resetter(sample.Book, keeper);
        var reset = resetter.Plan(sample.Lesson, taskId is null ? null : sample.Lesson.Task(taskId));
        if (!reset.IsEmpty)
        {
            resetter.Do(reset);
        }
    }

    private sealed record Change(Action<SampleBook> Prepare, Action<SampleBook, Keeper> Do);
}
