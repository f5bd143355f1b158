using Katas.Lesson07;
using Katas.Lesson08;
using Katas.Lesson08.Tests;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Training;

/// <summary>A translation model and a language model, trained by the same code.</summary>
public class RealModelTests
{
    private const int HeldOut = 999; // an epoch that no run comes to

    private static readonly TrainingOptions s_options = new()
    {
        Steps = 5,
        Schedule = LearningRateSchedule.Cosine(0.01, 2, 5),
        Adam = new() { WeightDecay = 0.01 },
        Accumulation = 2,
        EvaluateEvery = 2,
        Seed = 11,
    };

    [Test]
    public void A_translation_model_that_is_killed_after_any_step_ends_with_the_same_weights() =>
        KilledAfterAnyStep(() => new TranslationTraining(RealModels.Translation()), RealModels.Backwards);

    [Test]
    public void A_language_model_that_is_killed_after_any_step_ends_with_the_same_weights() =>
        KilledAfterAnyStep(() => new LanguageTraining(RealModels.Language()), RealModels.Counting);

    [Test]
    public void A_model_killed_before_any_batch_ends_with_the_same_weights()
    {
        using var scope = NewDisposeScope();
        using var folder = new TestFolder();
        var options = s_options with { CheckpointPath = folder.File("run.ckpt"), SaveEvery = 2 };
        var expected = Weights(Train(() => new LanguageTraining(RealModels.Language()), RealModels.Counting, options));
        for (int batches = 5; batches < 10; batches++)
        {
            File.Delete(options.CheckpointPath);
            var broken = new Broken(RealModels.Counting, batches);
            Assert.Throws<PowerCut>(() => Train(() => new LanguageTraining(RealModels.Language()), broken, options));

            var model = Train(
                () => new LanguageTraining(RealModels.Language()), RealModels.Counting, options, resume: true);

            TensorAssert.Close(Weights(model), expected, $"weights after a kill at batch {batches}", tolerance: 0);
        }
    }

    [Test]
    public void A_translation_model_learns_to_write_backwards()
    {
        using var scope = NewDisposeScope();
        var model = RealModels.Translation(dropout: 0);
        var start = Evaluate(model);

        Run(new TranslationTraining(model), RealModels.Backwards, Long(120));

        var end = Evaluate(model);
        Assert.That(end.Loss, Is.LessThan(start.Loss - 0.5), $"loss; it was {start}");
        Assert.That(end.Accuracy, Is.GreaterThan(start.Accuracy + 0.15), $"accuracy; it was {start}");
    }

    [Test]
    public void A_language_model_learns_to_count()
    {
        using var scope = NewDisposeScope();
        var model = RealModels.Language(dropout: 0);

        Run(new LanguageTraining(model), RealModels.Counting, Long(120));

        var end = Evaluation.Of(new LanguageTraining(model), RealModels.Counting.Epoch(HeldOut));
        Assert.That(end.Accuracy, Is.GreaterThan(0.95), $"accuracy: {end}");
        Assert.That(end.Perplexity, Is.LessThan(1.5), $"perplexity: {end}");
    }

    [Test]
    public void The_loss_is_lesson_07_s_loss()
    {
        using var scope = NewDisposeScope();
        var model = RealModels.Translation(dropout: 0);
        using var batch = RealModels.Backwards.Epoch(0).First();
        double expected = TeacherForcing.Loss(model, batch.Source, batch.Target).ToDouble();

        Assert.That(
            Evaluation.Of(new TranslationTraining(model), RealModels.Backwards.Epoch(0).Take(1)).Loss,
            Is.EqualTo(expected).Within(1e-5));
    }

    [Test]
    public void Translations_are_scored_by_BLEU()
    {
        using var scope = NewDisposeScope();
        var model = RealModels.Translation(dropout: 0);
        var translator = new Translator(
            model, text => [.. text.Split(' ').Select(long.Parse)], ids => string.Join(' ', ids));
        string[] sources = ["4 5 6 7 8", "9 10 11 12 4", "5 5 5"];
        string[] written = translator.Greedy(sources, 8);
        SentencePair[] own = [.. sources.Zip(written, (source, target) => new SentencePair(source, target))];

        Assert.That(
            TranslationScore.Bleu(translator, own, batchSize: 2, maxLength: 8).Score,
            Is.EqualTo(100).Within(1e-9),
            "BLEU of a model's translations, compared with themselves, in two batches");
        Assert.Throws<ArgumentOutOfRangeException>(() => TranslationScore.Bleu(translator, []));
    }

    [Test]
    public void The_number_of_live_tensors_does_not_grow()
    {
        Flat(new TranslationTraining(RealModels.Translation()), RealModels.Backwards);
        Flat(new LanguageTraining(RealModels.Language()), RealModels.Counting);
    }

    private static TrainingOptions Long(long steps) => new()
    {
        Steps = steps,
        Schedule = LearningRateSchedule.Cosine(0.02, 10, steps),
        LabelSmoothing = 0,
    };

    private static EvaluationResult Evaluate(Transformer model) =>
        Evaluation.Of(new TranslationTraining(model), RealModels.Backwards.Epoch(HeldOut));

    private static void Run<TBatch>(ITrainable<TBatch> trainable, IBatchSource<TBatch> data, TrainingOptions options)
        where TBatch : IDisposable
    {
        using var trainer = new Trainer<TBatch>(trainable, options, data);
        trainer.Run();
    }

    private static void KilledAfterAnyStep<TBatch>(Func<ITrainable<TBatch>> create, IBatchSource<TBatch> data)
        where TBatch : IDisposable
    {
        foreach (int saveEvery in new[] { 1, 2, 3 })
        {
            using var scope = NewDisposeScope();
            using var folder = new TestFolder();
            var options = s_options with { CheckpointPath = folder.File("run.ckpt"), SaveEvery = saveEvery };
            var expected = Weights(Train(create, data, options));
            for (int step = 1; step <= options.Steps; step++)
            {
                File.Delete(options.CheckpointPath);
                Assert.Throws<PowerCut>(() => Train(create, data, options, killedAt: step));
                var model = Train(create, data, options, resume: File.Exists(options.CheckpointPath));
                TensorAssert.Close(
                    Weights(model),
                    expected,
                    $"weights of a run that was killed after step {step}, saved every {saveEvery}",
                    tolerance: 0);
            }
        }
    }

    private static nn.Module Train<TBatch>(
        Func<ITrainable<TBatch>> create,
        IBatchSource<TBatch> data,
        TrainingOptions options,
        bool resume = false,
        int? killedAt = null)
        where TBatch : IDisposable
    {
        var trainable = create();
        using var trainer = new Trainer<TBatch>(
            trainable,
            options,
            data,
            () => Evaluation.Of(trainable, data.Epoch(HeldOut)),
            new Reports(report => _ = report.Step == killedAt ? throw new PowerCut() : 0));
        if (resume)
        {
            trainer.Resume();
        }

        trainer.Run();
        return trainable.Module;
    }

    private static Tensor Weights(nn.Module module) =>
        cat([.. module.parameters().Select(parameter => parameter.detach().clone().flatten())]);

    private static void Flat<TBatch>(ITrainable<TBatch> trainable, IBatchSource<TBatch> data)
        where TBatch : IDisposable
    {
        var live = new List<long>();
        using var trainer = new Trainer<TBatch>(
            trainable,
            s_options with { Steps = 25, EvaluateEvery = 5 },
            data,
            () => Evaluation.Of(trainable, data.Epoch(HeldOut)),
            new Reports(_ => live.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount)));

        trainer.Run();

        Assert.That(live[24], Is.LessThanOrEqualTo(live[4]), "tensors alive after step 25 and after step 5");
    }

    /// <summary>Data that fails when so many batches have been handed out.</summary>
    private sealed class Broken(IBatchSource<LanguageBatch> data, int batches) : IBatchSource<LanguageBatch>
    {
        private int _left = batches;

        public IEnumerable<LanguageBatch> Epoch(int epoch, int skip = 0)
        {
            foreach (var batch in data.Epoch(epoch, skip))
            {
                yield return epoch == HeldOut || _left-- > 0 ? batch : throw new PowerCut();
            }
        }
    }
}
