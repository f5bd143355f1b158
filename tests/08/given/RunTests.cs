using Katas.Testkit;
using NUnit.Framework;
using static TorchSharp.torch;

namespace Katas.Lesson08.Tests;

/// <summary>The given parts around the loop: the place in the data, randomness, speed.</summary>
public class RunTests
{
    [Test, ForTask("08.0")]
    public void A_cursor_can_start_wherever_another_stopped()
    {
        using var scope = NewDisposeScope();
        for (int taken = 0; taken <= 12; taken++)
        {
            var (data, other) = (new ToyData(), new ToyData());
            using var cursor = new BatchCursor<LanguageBatch>(data);
            cursor.Take(taken);
            using var resumed = new BatchCursor<LanguageBatch>(other, cursor.Epoch, cursor.Batch);
            data.HandedOut.Clear();
            int start = other.HandedOut.Count;

            cursor.Take(7);
            resumed.Take(7);

            Assert.That(other.HandedOut.Skip(start), Is.EqualTo(data.HandedOut), $"batches after the first {taken}");
            Assert.That((resumed.Epoch, resumed.Batch), Is.EqualTo((cursor.Epoch, cursor.Batch)));
        }
    }

    [Test, ForTask("08.0")]
    public void Batches_last_until_the_next_are_taken()
    {
        var data = new ToyData();
        using (var cursor = new BatchCursor<LanguageBatch>(data, 0, 2))
        {
            Assert.That(data.Alive, Is.Zero, "batches alive, those that were skipped");
            var batches = cursor.Take(3);
            Assert.That(batches.Any(batch => batch.Inputs.IsInvalid), Is.False);
            cursor.Take(1);
            Assert.That(data.Alive, Is.EqualTo(1));
        }

        Assert.That(data.Alive, Is.Zero, "batches alive after the cursor was disposed");
    }

    [Test, ForTask("08.0")]
    public void Data_without_batches_ends_the_run_with_a_sentence()
    {
        using var cursor = new BatchCursor<LanguageBatch>(new ToyData { Batches = 0 });
        Assert.That(
            Assert.Throws<TrainingException>(() => cursor.Take(1))?.Message, Does.StartWith(
                "There is nothing to train on"));
    }

    [Test, ForTask("08.0")]
    public void Data_with_fewer_batches_than_before_ends_the_run_with_a_sentence()
    {
        using (new BatchCursor<LanguageBatch>(new ToyData { Batches = 3 }, 4, 3))
        {
            // Three batches are used up, and there are three.
        }

        Assert.That(
            Assert.Throws<TrainingException>(
                () => new BatchCursor<LanguageBatch>(new ToyData { Batches = 3 }, 4, 4))?.Message,
            Does.Contain("batch 4 of epoch 4").And.Contain("the data that the run was started with"));
    }

    [Test, ForTask("08.0"), Reseeds]
    public void Each_seed_and_each_step_draws_numbers_of_its_own()
    {
        using var scope = NewDisposeScope();
        var drawn = new HashSet<string>();
        for (ulong seed = 0; seed < 20; seed++)
        {
            for (long step = 1; step <= 20; step++)
            {
                Randomness.Seed(seed, step);
                drawn.Add(string.Join(" ", rand(4).data<float>().ToArray()));
            }
        }

        Randomness.Seed(7, 7);
        string again = string.Join(" ", rand(4).data<float>().ToArray());
        Assert.That(drawn, Has.Count.EqualTo(400), "different draws of 20 seeds in 20 steps");
        Assert.That(drawn, Does.Contain(again), "the draw of seed 7 in step 7, once more");
        Assert.DoesNotThrow(() => Randomness.Seed(ulong.MaxValue, long.MaxValue));
    }

    [Test, ForTask("08.0"), Reseeds]
    public void Speed_and_time_left_are_those_of_this_run()
    {
        using var scope = NewDisposeScope();
        using var folder = new TestFolder();
        var time = new Clock();
        var options = new TrainingOptions
        {
            Steps = 8,
            Schedule = LearningRateSchedule.Constant(0.01),
            CheckpointPath = folder.File("run.ckpt"),
        };
        using (var first = new Trainer<LanguageBatch>(
            new ToyTraining(), options with { Steps = 3 }, new ToyData { Batches = 1 }, null, null, time))
        {
            first.Run();
        }

        time.Seconds += 1000;
        var reports = new Reports();
        var data = new Ticking(new ToyData { Batches = 1 }, time);
        using var trainer = new Trainer<LanguageBatch>(new ToyTraining(), options, data, null, reports, time);
        trainer.Resume();
        trainer.Run();

        int tokens = (int)ToyData.Batch(0, 1, 3, 0).Labels.numel();
        Assert.That(reports.All.Select(report => report.Step), Is.EqualTo(new[] { 4, 5, 6, 7, 8 }));
        Assert.That(
            reports.All.Select(report => report.TimeLeft.TotalSeconds),
            Is.EqualTo(new[] { 8.0, 6, 4, 2, 0 }).Within(1e-6),
            "seconds left, a step taking 2");
        Assert.That(
            reports.All.Select(report => report.TokensPerSecond),
            Is.All.EqualTo(tokens / 2.0).Within(1e-6),
            "tokens a second, a step taking 2");
    }

    [Test, ForTask("08.0"), Reseeds]
    public void A_run_that_takes_no_time_has_a_speed_all_the_same()
    {
        using var scope = NewDisposeScope();
        var reports = new Reports();
        var options = new TrainingOptions { Steps = 2, Schedule = LearningRateSchedule.Constant(0.01) };
        using var trainer = new Trainer<LanguageBatch>(
            new ToyTraining(), options, new ToyData { Batches = 1 }, null, reports, new Clock());

        trainer.Run();

        Assert.That(reports.All.Select(report => report.TokensPerSecond), Is.All.GreaterThan(1000).And.All.LessThan(1e12));
    }

    private sealed class Clock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }

    /// <summary>Data of which each batch takes two seconds.</summary>
    private sealed class Ticking(ToyData data, Clock clock) : IBatchSource<LanguageBatch>
    {
        public IEnumerable<LanguageBatch> Epoch(int epoch, int skip = 0)
        {
            foreach (var batch in data.Epoch(0, skip))
            {
                clock.Seconds += 2;
                yield return batch;
            }
        }
    }
}
