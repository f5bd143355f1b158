using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08.Tests;

/// <summary>
/// Runs the tasks of optimising and training on fixed inputs, so that a learner's results can be told apart from those
/// of the catalogued mistakes.
/// </summary>
public static class TrainingProbes
{
    private static readonly AdamOptions s_plain = new();
    private static readonly TrainingOptions s_step = new()
    {
        Steps = 10,
        Schedule = LearningRateSchedule.Cosine(0.1, 3, 10),
        MaxGradientNorm = 1e6,
        LabelSmoothing = 0,
        Seed = 5,
    };

    [Probe("08.7")]
    public static string FirstStep() => Moved(s_plain, [0.5, -20, 0.001]);

    [Probe("08.7")]
    public static string SecondStep() => Moved(s_plain, [0.5, -20, 0.001], [1, 2, 3]);

    [Probe("08.7")]
    public static string FifthStep() => Moved(
        new() { Beta1 = 0.6, Beta2 = 0.7 }, [1, 2, 3], [-1, 2, 5], [1, 1, 1], [0.1, 0.2, -0.3], [4, -2, 1]);

    [Probe("08.7")]
    public static string LargeEpsilon() => Moved(new() { Epsilon = 0.7 }, [1, -2, 3], [2, 2, 2]);

    [Probe("08.7")]
    public static string WithDecay() => Moved(new() { WeightDecay = 0.3, Epsilon = 0.1 }, [1, -2, 3], [2, 2, 2]);

    [Probe("08.7")]
    public static (Tensor, Tensor, long) Moments()
    {
        var parameter = Run(s_plain with { WeightDecay = 0.2 }, [1, -2, 3], [2, 2, 2], [0.1, 0.2, 0.3]);
        return (parameter.FirstMoment, parameter.SecondMoment, parameter.Steps);
    }

    [Probe("08.7")]
    public static Tensor GradientAfterwards()
    {
        var gradient = tensor([1.0, -2, 3]);
        Adam.Update(new("weights", tensor([1.0, 2, 3])), gradient, 0.1, s_plain);
        return gradient;
    }

    [Probe("08.8")]
    public static double[] CosineRates() => Rates(LearningRateSchedule.Cosine(0.8, 4, 12, 0.2));

    [Probe("08.8")]
    public static double[] CosineRatesWithoutFloor() => Rates(LearningRateSchedule.Cosine(0.8, 5, 12));

    [Probe("08.8")]
    public static double[] PaperRates() => Rates(LearningRateSchedule.Vaswani(64, 6));

    [Probe("08.8")]
    public static double[] ConstantRates() => Rates(new LearningRateSchedule { Peak = 0.3, WarmupSteps = 3 });

    [Probe("08.8")]
    public static double[] RatesWithoutWarmup() => Rates(LearningRateSchedule.Cosine(0.8, 1, 12));

    [Probe("08.9")]
    public static (double, Tensor) TooLong() => Clipped([3, 0, 1], [0, 4, 12], 6.5);

    [Probe("08.9")]
    public static (double, Tensor) ShortEnough() => Clipped([3, 0, 1], [0, 4, 12], 40);

    [Probe("08.9")]
    public static (double, Tensor) OneTooLong() => Clipped([0.1f, 0.2f, 0.1f], [0, 4, 12], 2);

    [Probe("08.9")]
    public static (double, Tensor) Fractions() => Clipped([0.1f, 0.2f, 0.1f], [0.3f, 0.1f, 0.2f], 0.3);

    [Probe("08.9")]
    public static (double, Tensor) WithoutOne() => Clipped([3, 4, 0], null, 2);

    [Probe("08.9")]
    public static string NotANumber() => Try(() => Clipped([3, 4, 0], [1, float.NaN, 2], 2));

    [Probe("08.9")]
    public static string Infinite() => Try(() => Clipped([3, 4, 0], [1, float.PositiveInfinity, 2], 2));

    [Probe("08.10"), Reseeds]
    public static (double, Tensor) OneBatch() => Stepped(s_step, 1);

    [Probe("08.10"), Reseeds]
    public static (double, Tensor) ThreeParts() => Stepped(s_step, 3);

    [Probe("08.10"), Reseeds]
    public static double LearningRateOfStep2() => Result(s_step, 3, step: 2).LearningRate;

    [Probe("08.10"), Reseeds]
    public static double NormBeforeClipping() => Result(s_step with { MaxGradientNorm = 0.1 }, 3).GradientNorm;

    [Probe("08.10"), Reseeds]
    public static long Tokens() => Result(s_step, 3).Tokens;

    [Probe("08.10"), Reseeds]
    public static (double, Tensor) Smoothed() => Stepped(s_step with { LabelSmoothing = 0.3 }, 2);

    [Probe("08.10"), Reseeds]
    public static (double, Tensor) ClippedParts() => Stepped(s_step with { MaxGradientNorm = 0.2 }, 3);

    [Probe("08.10"), Reseeds]
    public static (double, Tensor) Dropped() => Stepped(s_step, 2, dropout: 0.5);

    [Probe("08.10"), Reseeds]
    public static (double, Tensor) DroppedWithAnotherSeed() => Stepped(s_step with { Seed = 6 }, 2, dropout: 0.5);

    [Probe("08.10"), Reseeds]
    public static (double, Tensor) DroppedInAnotherStep() => Stepped(s_step, 2, dropout: 0.5, step: 3);

    [Probe("08.10"), Reseeds]
    public static (double, Tensor) DroppedInEqualParts()
    {
        var toy = new ToyTraining(dropout: 0.5, type: ScalarType.Float64);
        using var adam = new Adam(toy.Module);
        LanguageBatch[] parts = [.. Parts(1), .. Parts(1)];
        return (TrainingStep.Run(toy, parts, adam, s_step, 1).Loss, ToyTraining.FirstGradient(adam));
    }

    [Probe("08.10"), Reseeds]
    public static (double, Tensor) WithOtherPadding()
    {
        var toy = new ToyTraining(type: ScalarType.Float64) { PaddingId = 2 };
        using var adam = new Adam(toy.Module);
        return (TrainingStep.Run(toy, Parts(3), adam, s_step, 1).Loss, ToyTraining.FirstGradient(adam));
    }

    [Probe("08.10"), Reseeds]
    public static (double, Tensor) DroppedFromEval() => Stepped(s_step, 1, dropout: 0.5, eval: true);

    [Probe("08.10"), Reseeds]
    public static (double, Tensor) WithAnOldGradient() => Stepped(s_step, 2, old: true);

    [Probe("08.10"), Reseeds]
    public static Tensor TwoSteps()
    {
        var toy = new ToyTraining(type: ScalarType.Float64);
        using var adam = new Adam(toy.Module);
        TrainingStep.Run(toy, Parts(3), adam, s_step, 1);
        TrainingStep.Run(toy, Parts(2), adam, s_step, 2);
        return toy.Weights();
    }

    [Probe("08.11")]
    public static (double, double, long) Evaluated() => Measured(new ToyTraining(type: ScalarType.Float64));

    [Probe("08.11")]
    public static (double, double, long) EvaluatedWithDropout()
    {
        using var seed = new LocalSeed(3);
        return Measured(new ToyTraining(dropout: 0.7, type: ScalarType.Float64));
    }

    [Probe("08.11")]
    public static (double, double, long) EvaluatedWithOtherPadding() =>
        Measured(new ToyTraining(type: ScalarType.Float64) { PaddingId = 2 });

    [Probe("08.11")]
    public static double AccuracyOfPaddingAlone()
    {
        var toy = new ToyTraining();
        using var noGradient = no_grad();
        foreach (var (name, parameter) in toy.Module.named_parameters())
        {
            parameter.zero_();
            if (name == "scores.bias")
            {
                parameter[0] = 5; // padding
            }
        }

        return Measured(toy).Item2;
    }

    [Probe("08.11")]
    public static bool TrainingAfterTraining() => ModeAfter(true, null);

    [Probe("08.11")]
    public static bool TrainingAfterEval() => ModeAfter(false, null);

    [Probe("08.11")]
    public static bool TrainingAfterAFailure() => ModeAfter(true, new PowerCut());

    [Probe("08.11")]
    public static bool GraphKept()
    {
        var toy = new ToyTraining();
        Measured(toy);
        return toy.WasWithGradients;
    }

    [Probe("08.11")]
    public static int BatchesLeft()
    {
        var data = new ToyData();
        Evaluation.Of(new ToyTraining(), data.Epoch(0));
        return data.Alive;
    }

    [Probe("08.12"), Reseeds]
    public static string Unbroken() => Trained(s_step with { Steps = 4, Accumulation = 2 });

    [Probe("08.12"), Reseeds]
    public static string AcrossEpochs() => Trained(s_step with { Steps = 7 });

    [Probe("08.12"), Reseeds]
    public static string Evaluated3And2() => Trained(s_step with { Steps = 5, EvaluateEvery = 2 }, [3, 2]);

    [Probe("08.12"), Reseeds]
    public static string OutOfPatience() =>
        Trained(s_step with { Steps = 9, EvaluateEvery = 1, Patience = 2 }, [5, 6, 4, 4, 6, 6]);

    [Probe("08.12"), Reseeds]
    public static string BetterAgain() =>
        Trained(s_step with { Steps = 9, EvaluateEvery = 1, Patience = 2 }, [5, 6, 4, 6, 3, 6, 6]);

    [Probe("08.12"), Reseeds]
    public static string NoNumber() =>
        Trained(s_step with { Steps = 9, EvaluateEvery = 1, Patience = 2 }, [5, double.NaN, 6]);

    [Probe("08.12"), Reseeds]
    public static string SavedEverySecond() => Trained(s_step with { Steps = 5, SaveEvery = 2 });

    [Probe("08.12"), Reseeds]
    public static string SavedAfterEvaluation() =>
        Trained(s_step with { Steps = 3, SaveEvery = 1, EvaluateEvery = 1 }, [5, 4, 6]);

    [Probe("08.12"), Reseeds]
    public static string Cancelled() => Trained(s_step with { Steps = 9 }, cancelAt: 3);

    [Probe("08.12"), Reseeds]
    public static string Resumed() => Trained(s_step with { Steps = 5, SaveEvery = 2, Accumulation = 2 }, killAt: 3);

    [Probe("08.12"), Reseeds]
    public static string ResumedInTheNextEpoch() => Trained(s_step with { Steps = 8, SaveEvery = 7 }, killAt: 7);

    [Probe("08.12"), Reseeds]
    public static string ResumedInTheMiddleOfAnEpoch() => Trained(s_step with { Steps = 4, SaveEvery = 2 }, killAt: 2);

    private static AdamParameter Run(AdamOptions options, params double[][] gradients)
    {
        var parameter = new AdamParameter("weights", tensor([1.0, -2, 3]));
        foreach (double[] gradient in gradients)
        {
            Adam.Update(parameter, tensor(gradient), 0.1, options);
        }

        return parameter;
    }

    /// <summary>As text: NaN is not like any number, not even itself.</summary>
    private static string Moved(AdamOptions options, params double[][] gradients) => Try(() => string.Join(
        ' ', Run(options, gradients).Weights.data<double>().ToArray().Select(weight => $"{weight:0.0000000}")));

    private static double[] Rates(LearningRateSchedule schedule) =>
        [.. new long[] { 1, 2, 3, 4, 5, 6, 7, 10, 12, 13, 20, 40 }.Select(schedule.At)];

    private static (double Norm, Tensor Gradients) Clipped(float[] first, float[]? second, double most)
    {
        var module = nn.Sequential(nn.Linear(1, 3, hasBias: false), nn.Linear(3, 1, hasBias: false));
        TorchSharp.Modules.Parameter[] parameters = [.. module.parameters()];
        parameters[0].grad = tensor(first).reshape(3, 1);
        parameters[1].grad = second is null ? null : tensor(second).reshape(1, 3);
        double norm = Gradients.Clip(module, most, 7);
        return (norm, cat([.. parameters.Where(each => each.grad is not null).Select(each => each.grad!.flatten())]));
    }

    private static LanguageBatch[] Parts(int count) =>
    [
        .. new[]
        {
            ToyData.Batch(1, rows: 2, length: 4, padded: 1),
            ToyData.Batch(2, rows: 1, length: 3, padded: 2),
            ToyData.Batch(3, rows: 3, length: 3, padded: 0),
        }.Take(count),
    ];

    private static (double Loss, Tensor Moments) Stepped(
        TrainingOptions options, int parts, double dropout = 0, long step = 2, bool eval = false, bool old = false)
    {
        var toy = new ToyTraining(dropout, ScalarType.Float64);
        toy.Module.train(!eval);
        using var adam = new Adam(toy.Module);
        using var seed = new LocalSeed(17);
        if (old)
        {
            toy.Logits(Parts(1)[0]).square().mean().backward();
        }

        var result = TrainingStep.Run(toy, Parts(parts), adam, options, step);
        return (result.Loss, cat([ToyTraining.FirstGradient(adam), toy.Weights()]));
    }

    private static StepResult Result(TrainingOptions options, int parts, long step = 1)
    {
        var toy = new ToyTraining(type: ScalarType.Float64);
        using var adam = new Adam(toy.Module);
        return TrainingStep.Run(toy, Parts(parts), adam, options, step);
    }

    private static (double Loss, double Accuracy, long Tokens) Measured(ToyTraining toy)
    {
        var result = Evaluation.Of(toy, [
            ToyData.Batch(11, rows: 3, length: 4, padded: 3),
            ToyData.Batch(12, rows: 1, length: 2, padded: 1),
            ToyData.Batch(13, rows: 2, length: 5, padded: 0),
        ]);
        return (result.Loss, result.Accuracy, result.Tokens);
    }

    private static bool ModeAfter(bool training, Exception? failure)
    {
        var toy = new ToyTraining { Failure = failure };
        toy.Module.train(training);
        Try(() => Measured(toy));
        return toy.Module.training;
    }

    /// <summary>
    /// A run, told: which batches it took, what was reported, how it ended, and what checkpoints there were after each
    /// step. Killed: it is broken off when that step has been reported, and resumed.
    /// </summary>
    private static string Trained(
        TrainingOptions options, double[]? losses = null, int? cancelAt = null, int? killAt = null)
    {
        using var folder = new TestFolder();
        using var cancel = new CancellationTokenSource();
        var story = new List<string>();
        options = options with { CheckpointPath = folder.File("run.ckpt"), BestPath = folder.File("best.ckpt") };
        var (data, queue) = (new ToyData(), new Queue<double>(losses ?? []));
        EvaluationResult Next() => new(queue.TryDequeue(out double loss) ? loss : 1, 0.5, 10);
        void Report(TrainingProgress report)
        {
            story.Add($"{report.Step}/{report.Steps} {report.Loss:0.0000} {report.Evaluation?.Loss}");
            story.Add($"{Saved(options.CheckpointPath!)} {Saved(options.BestPath!)}");
            if (report.Step == cancelAt)
            {
                cancel.Cancel();
            }

            if (report.Step == killAt)
            {
                killAt = null;
                throw new PowerCut();
            }

            if (story.Count > 60)
            {
                throw new AssertionException("The run does not end.");
            }
        }

        while (true)
        {
            var toy = new ToyTraining(dropout: 0.4);
            using var trainer = new Trainer<LanguageBatch>(
                toy, options, data, losses is null ? null : Next, new Reports(Report));
            if (File.Exists(options.CheckpointPath))
            {
                trainer.Resume();
            }

            try
            {
                trainer.Run(cancel.Token);
            }
            catch (PowerCut)
            {
                continue;
            }
            catch (Exception exception) when (exception is not NotImplementedException)
            {
                story.Add(exception.GetType().Name);
            }

            story.Add($"{trainer.State}");
            story.Add($"{string.Join(' ', data.HandedOut)} {toy.Weights().sum().ToDouble():0.0000}");
            story.Add($"{Saved(options.CheckpointPath!)} {Saved(options.BestPath!)}");
            return string.Join('\n', story);
        }
    }

    private static string Saved(string path) =>
        File.Exists(path) ? $"{Checkpoint.LoadWeights(path, new ToyTraining().Module)}" : "none";

    private static string Try<T>(Func<T> call)
    {
        try
        {
            return $"{call()}";
        }
        catch (Exception exception) when (exception is not NotImplementedException)
        {
            return exception.GetType().Name;
        }
    }
}
