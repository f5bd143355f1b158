using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08.Tests;

public class TrainerTests
{
    private static readonly TrainingOptions s_options = new()
    {
        Steps = 7,
        Schedule = LearningRateSchedule.Cosine(0.1, 2, 7),
        Accumulation = 2,
        Seed = 3,
    };

    [Test, ForTask("08.12"), Reseeds]
    public void Each_step_takes_the_next_batches()
    {
        var (toy, data, reports) = (new ToyTraining(), new ToyData(), new Reports());
        using var trainer = new Trainer<LanguageBatch>(toy, s_options, data, null, reports);

        trainer.Run();

        Assert.That(
            string.Join(' ', data.HandedOut),
            Is.EqualTo("0.0 0.1 0.2 0.3 0.4 1.0 1.1 1.2 1.3 1.4 2.0 2.1 2.2 2.3"),
            "batches, as epoch.number; 7 steps take 2 each, and an epoch has 5: the last goes with the next first");
        Assert.That(
            trainer.State,
            Is.EqualTo(new TrainingState { Step = 7, Epoch = 2, Batch = 4 }),
            "State at the end: seven steps done, four batches of epoch 2 used up");
        Assert.That(data.Alive, Is.Zero, "batches that were not disposed");
    }

    [Test, ForTask("08.12"), Reseeds]
    public void The_steps_are_those_of_the_task_before()
    {
        var (toy, other) = (new ToyTraining(dropout: 0.3), new ToyTraining(dropout: 0.3));
        using var trainer = new Trainer<LanguageBatch>(toy, s_options, new ToyData());
        using var adam = new Adam(other.Module, s_options.Adam);
        using var cursor = new BatchCursor<LanguageBatch>(new ToyData());

        trainer.Run();
        for (int step = 1; step <= 7; step++)
        {
            TrainingStep.Run(other, cursor.Take(2), adam, s_options, step);
        }

        TensorAssert.Close(
            toy.Weights(),
            other.Weights(),
            "weights after 7 steps; the first is step 1, the last step 7",
            tolerance: 0);
    }

    [Test, ForTask("08.12"), Reseeds]
    public void Every_step_is_told()
    {
        var reports = new Reports();
        using var trainer = new Trainer<LanguageBatch>(
            new ToyTraining(),
            s_options with { EvaluateEvery = 3 },
            new ToyData(),
            Losses(0.5, 0.4),
            reports);

        trainer.Run();

        Assert.That(
            reports.All.Select(report => report.Step),
            Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6, 7 }),
            "steps that were told");
        Assert.That(
            reports.All.Select(report => report.Evaluation?.Loss),
            Is.EqualTo(new double?[] { null, null, 0.5, null, null, 0.4, null }),
            "evaluations that were told: one after each third step");
        Assert.That(
            reports.All.Select(report => report.LearningRate),
            Is.EqualTo(Enumerable.Range(1, 7).Select(step => s_options.Schedule.At(step))),
            "learning rates that were told");
        Assert.That(reports.All.Select(report => report.Steps), Is.All.EqualTo(7), "steps in all");
    }

    [Test, ForTask("08.12"), Reseeds]
    public void The_run_ends_when_the_patience_is_gone()
    {
        var options = s_options with { Steps = 50, Accumulation = 1, EvaluateEvery = 1, Patience = 3 };

        Ends(options, [5, 4, 6, 6, 6], step: 5, best: 4, waited: 3, "three losses in a row that are not below 4");
        Ends(options, [5, 6, 6, 4, 6, 6, 6], step: 7, best: 4, waited: 3, "a better loss starts the waiting anew");
        Ends(options, [5, 5, 5, 5], step: 4, best: 5, waited: 3, "a loss that stays the same is no better one");
        Ends(options, [5, double.NaN, 6, 7], step: 4, best: 5, waited: 3, "a loss that is NaN is no better one");
        Ends(
            options with { EvaluateEvery = 2, Patience = 1 },
            [4, 3, 3],
            step: 6,
            best: 3,
            waited: 1,
            "a patience of 1");
        Ends(
            options with { Patience = null, Steps = 4 },
            [5, 6, 7, 8],
            step: 4,
            best: 5,
            waited: 3,
            "no end to patience");
    }

    [Test, ForTask("08.12"), Reseeds]
    public void Batches_are_skipped_only_in_the_epoch_that_was_broken_off()
    {
        using var folder = new TestFolder();
        var options = s_options with { CheckpointPath = folder.File("run.ckpt"), SaveEvery = 1 };
        var kill = new Reports(report => _ = report.Step == 2 ? throw new PowerCut() : 0);
        using (var killed = new Trainer<LanguageBatch>(new ToyTraining(), options, new ToyData(), null, kill))
        {
            Assert.Throws<PowerCut>(() => killed.Run());
        }

        var data = new ToyData();
        using var resumed = new Trainer<LanguageBatch>(new ToyTraining(), options, data);
        resumed.Resume();

        resumed.Run();

        Assert.That(
            string.Join(' ', data.HandedOut.Where(batch => !batch.StartsWith("0.", StringComparison.Ordinal))),
            Is.EqualTo("1.0 1.1 1.2 1.3 1.4 2.0 2.1 2.2 2.3"),
            "batches, as epoch.number, of the epochs after epoch 0, in which a run was resumed after 4 batches; those "
            + "are skipped in epoch 0 alone, and the others start with their first batch");
    }

    [Test, ForTask("08.12"), Reseeds]
    public void A_run_that_is_killed_after_any_step_and_resumed_ends_with_the_same_weights()
    {
        var (expected, state) = Unbroken();
        for (int killedAt = 1; killedAt <= state.Step; killedAt++)
        {
            using var folder = new TestFolder();
            Assert.Throws<PowerCut>(() => Train(Dropping(folder), killedAt: killedAt), "the power cut");

            var (weights, resumed) = Train(Dropping(folder), resume: killedAt > 1);

            string what = $"after a kill in step {killedAt} of {state.Step}, with a checkpoint every 2 steps";
            TensorAssert.Close(
                weights, expected, $"weights at the end, {what}; expected those of the unbroken run", tolerance: 0);
            Assert.That(resumed, Is.EqualTo(state), $"state at the end, {what}; expected that of the unbroken run");
        }
    }

    [Test, ForTask("08.12"), Reseeds]
    public void A_run_that_is_killed_twice_ends_with_the_same_weights()
    {
        using var folder = new TestFolder();
        var options = Dropping(folder);
        Assert.Throws<PowerCut>(() => Train(options, killedAt: 3));
        Assert.Throws<PowerCut>(() => Train(options, resume: true, killedAt: 5));

        TensorAssert.Close(
            Train(options, resume: true).Weights,
            Unbroken().Weights,
            "weights at the end of a run that was killed in steps 3 and 5",
            tolerance: 0);
    }

    [Test, ForTask("08.12"), Reseeds]
    public void Patience_survives_a_kill()
    {
        using var folder = new TestFolder();
        var options = s_options with
        {
            Steps = 50,
            EvaluateEvery = 1,
            SaveEvery = 1,
            Patience = 4,
            CheckpointPath = folder.File("run.ckpt"),
        };
        var kill = new Reports(report => _ = report.Step == 4 ? throw new PowerCut() : 0);
        using (var killed = new Trainer<LanguageBatch>(
            new ToyTraining(), options, new ToyData(), Losses(3, 2, 4, 4), kill))
        {
            Assert.Throws<PowerCut>(() => killed.Run());
        }

        using var resumed = new Trainer<LanguageBatch>(new ToyTraining(), options, new ToyData(), Losses(4, 4, 1));
        resumed.Resume();

        Assert.That(resumed.State.BestLoss, Is.EqualTo(2), "best loss in the checkpoint of step 4, after 3, 2, 4, 4");
        Assert.That(resumed.State.Waited, Is.EqualTo(2), "evaluations waited for in the checkpoint of step 4");
        resumed.Run();
        Assert.That(resumed.State.Step, Is.EqualTo(6), "step in which a patience of 4 is gone, after 3, 2, 4, 4, 4, 4");

        resumed.Run();
        Assert.That(resumed.State.Step, Is.EqualTo(6), "step after a run whose patience is gone was started again");
    }

    [Test, ForTask("08.12"), Reseeds]
    public void There_is_a_last_checkpoint_however_the_run_ends()
    {
        using var folder = new TestFolder();
        var options = s_options with { CheckpointPath = folder.File("run.ckpt"), SaveEvery = 4 };

        Assert.That(LastSaved(options), Is.EqualTo(7), "step of the checkpoint of a run whose steps are done");
        Assert.That(
            LastSaved(options with { EvaluateEvery = 1, Patience = 1 }, Losses(2, 1, 1)),
            Is.EqualTo(3),
            "step of the checkpoint of a run whose patience is gone after step 3");
        using var cancel = new CancellationTokenSource();
        Assert.That(
            LastSaved(options, progress: new Reports(report => Cancel(cancel, at: 2, report)), cancelled: cancel.Token),
            Is.EqualTo(2),
            "step of the checkpoint of a run that was cancelled in step 2");
    }

    [Test, ForTask("08.12"), Reseeds]
    public void Checkpoints_come_when_they_are_due()
    {
        using var folder = new TestFolder();
        string path = folder.File("run.ckpt");
        var saved = new List<long>();
        var progress = new Reports(report =>
        {
            if (File.Exists(path))
            {
                saved.Add(Checkpoint.LoadWeights(path, new ToyTraining().Module).Step);
            }
        });
        using var trainer = new Trainer<LanguageBatch>(
            new ToyTraining(), s_options with { CheckpointPath = path, SaveEvery = 3 }, new ToyData(), null, progress);

        trainer.Run();

        Assert.That(
            saved,
            Is.EqualTo(new[] { 3, 3, 3, 6, 6 }),
            "step of the checkpoint, looked at after each step from the third");
    }

    [Test, ForTask("08.12"), Reseeds]
    public void The_best_weights_are_kept()
    {
        using var folder = new TestFolder();
        var (toy, weights) = (new ToyTraining(), new Dictionary<long, Tensor>());
        var options = s_options with { EvaluateEvery = 1, BestPath = folder.File("best.ckpt") };
        using var trainer = new Trainer<LanguageBatch>(
            toy,
            options,
            new ToyData(),
            Losses(5, 3, 4, 2, 3, 2, 6),
            new Reports(report => weights[report.Step] = toy.Weights()));

        trainer.Run();

        var best = new ToyTraining();
        var state = Checkpoint.LoadWeights(options.BestPath, best.Module);
        Assert.That(state.Step, Is.EqualTo(4), "step of the best checkpoint, the losses being 5, 3, 4, 2, 3, 2, 6");
        Assert.That(state.BestLoss, Is.EqualTo(2), "best loss in it");
        TensorAssert.Close(best.Weights(), weights[4], "weights in it", tolerance: 0);
    }

    [Test, ForTask("08.12"), Reseeds]
    public void A_run_that_is_over_stays_over()
    {
        var toy = new ToyTraining();
        using var trainer = new Trainer<LanguageBatch>(toy, s_options, new ToyData());
        trainer.Run();
        var before = toy.Weights();

        trainer.Run();

        Assert.That(trainer.State.Step, Is.EqualTo(7), "steps done, after a second Run");
        TensorAssert.Unchanged(toy.Weights(), before, "weights");
    }

    [Test, ForTask("08.12"), Reseeds]
    public void The_number_of_live_tensors_does_not_grow()
    {
        var live = new List<long>();
        var options = s_options with { Steps = 25, EvaluateEvery = 5, LabelSmoothing = 0.1 };
        var held = new ToyTraining(dropout: 0.3);
        using var trainer = new Trainer<LanguageBatch>(
            held,
            options,
            new ToyData(),
            () => Evaluation.Of(held, new ToyData().Epoch(9)),
            new Reports(_ => live.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount)));

        trainer.Run();

        Assert.That(live, Has.Count.EqualTo(25), "reports");
        Assert.That(
            live[24], Is.LessThanOrEqualTo(live[4]), "tensors alive after step 25; expected no more than after step 5");
    }

    [Test, ForTask("08.12"), Reseeds]
    public void It_learns()
    {
        var toy = new ToyTraining();
        var options = s_options with
        {
            Steps = 40,
            Schedule = LearningRateSchedule.Cosine(0.2, 5, 40),
            LabelSmoothing = 0,
        };
        double before = Evaluation.Of(toy, new ToyData().Epoch(9)).Loss;
        using var trainer = new Trainer<LanguageBatch>(toy, options, new ToyData());

        trainer.Run();

        Assert.That(
            Evaluation.Of(toy, new ToyData().Epoch(9)).Loss,
            Is.LessThan(before - 0.5),
            "loss on other batches after 40 steps; expected at least 0.5 less than before");
    }

    private static TrainingOptions Dropping(TestFolder folder) => s_options with
    {
        Steps = 6,
        SaveEvery = 2,
        EvaluateEvery = 2,
        CheckpointPath = folder.File("run.ckpt"),
        BestPath = folder.File("best.ckpt"),
    };

    /// <summary>A run of a model that drops out; killed: it ends by an exception when its step is done.</summary>
    private static (Tensor Weights, TrainingState State) Train(
        TrainingOptions options, bool resume = false, int? killedAt = null)
    {
        var toy = new ToyTraining(dropout: 0.4);
        using var seed = new LocalSeed(killedAt ?? 99); // what was drawn before must not matter
        using var trainer = new Trainer<LanguageBatch>(
            toy,
            options,
            new ToyData(),
            () => Evaluation.Of(toy, new ToyData().Epoch(9)),
            new Reports(report => _ = report.Step == killedAt ? throw new PowerCut() : 0));
        if (resume)
        {
            trainer.Resume();
        }

        trainer.Run();
        return (toy.Weights(), trainer.State);
    }

    private static (Tensor Weights, TrainingState State) Unbroken()
    {
        using var folder = new TestFolder();
        return Train(Dropping(folder));
    }

    private static Func<EvaluationResult> Losses(params double[] losses)
    {
        var rest = new Queue<double>(losses);
        return () => rest.TryDequeue(out double loss)
            ? new EvaluationResult(loss, 0.5, 10)
            : throw new AssertionException($"The model was evaluated more often than {losses.Length} times.");
    }

    private static void Ends(
        TrainingOptions options, double[] losses, long step, double best, int waited, string because)
    {
        using var trainer = new Trainer<LanguageBatch>(new ToyTraining(), options, new ToyData(), Losses(losses));

        trainer.Run();

        Assert.That(
            (trainer.State.Step, trainer.State.BestLoss, trainer.State.Waited),
            Is.EqualTo((step, best, waited)),
            $"last step, best loss and evaluations waited for; patience {options.Patience}, losses "
            + $"{string.Join(", ", losses)}, one every {options.EvaluateEvery} steps: {because}");
    }

    private static long LastSaved(
        TrainingOptions options,
        Func<EvaluationResult>? evaluate = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancelled = default)
    {
        using var trainer = new Trainer<LanguageBatch>(new ToyTraining(), options, new ToyData(), evaluate, progress);
        trainer.Run(cancelled);
        Assert.That(
            File.Exists(options.CheckpointPath), Is.True, "whether there is a checkpoint after the run");
        return Checkpoint.LoadWeights(options.CheckpointPath!, new ToyTraining().Module).Step;
    }

    private static void Cancel(CancellationTokenSource cancel, int at, TrainingProgress report)
    {
        if (report.Step == at)
        {
            cancel.Cancel();
        }
    }
}
