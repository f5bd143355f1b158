using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08.Tests;

public class TrainingStepTests
{
    private static readonly TrainingOptions s_options = new()
    {
        Steps = 10,
        Schedule = LearningRateSchedule.Cosine(0.1, 2, 10),
        MaxGradientNorm = 1e6,
        LabelSmoothing = 0,
        Seed = 5,
    };

    [Test, ForTask("08.10"), Reseeds]
    public void A_step_of_one_batch_is_the_gradient_of_its_mean_loss()
    {
        var toy = new ToyTraining();
        using var adam = new Adam(toy.Module);
        var batch = ToyData.Batch(1, rows: 2, length: 4, padded: 3);
        var (expected, gradient) = Expected([batch], 0);

        var result = TrainingStep.Run(toy, [batch], adam, s_options, 1);

        Assert.That(result.Loss, Is.EqualTo(expected).Within(1e-5), "mean loss of 8 labels, 3 of them padding");
        Assert.That(result.Tokens, Is.EqualTo(5), "labels of the step; padding counts for nothing");
        TensorAssert.Close(
            ToyTraining.FirstGradient(adam),
            gradient,
            "the gradient that the optimiser was given",
            new Suspect(zeros_like(gradient), "the optimiser had no gradient: was its step before the backward pass?"),
            new Suspect(gradient * 5 / 8, "padding is counted among the tokens"));
    }

    [Test, ForTask("08.10"), Reseeds]
    public void Parts_give_what_one_large_batch_gives()
    {
        foreach (double smoothing in new[] { 0, 0.2 })
        {
            foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
            {
                var toy = new ToyTraining(type: type);
                using var adam = new Adam(toy.Module);
                var parts = Parts();
                var (expected, gradient) = Expected(parts, smoothing, type);
                var (meanOfMeans, averaged) = MeanOfParts(parts, smoothing, type);
                var (_, last) = Expected([parts[^1]], smoothing, type);

                var result = TrainingStep.Run(toy, parts, adam, s_options with { LabelSmoothing = smoothing }, 1);

                string what = $"of parts with 7, 1 and 9 labels, label smoothing {smoothing}";
                TensorAssert.Close(
                    ToyTraining.FirstGradient(adam),
                    gradient,
                    $"gradient {what}",
                    new Suspect(averaged, "each part counts the same; each token should"),
                    new Suspect(averaged * 3, "the losses of the parts are added up, and not weighted"),
                    new Suspect(last, "only the last part counts: gradients are forgotten between the parts"));
                Assert.That(
                    result.Loss,
                    Is.EqualTo(expected).Within(1e-5),
                    $"loss {what}; the mean of the parts' means is {meanOfMeans:0.00000}");
                Assert.That(result.Tokens, Is.EqualTo(17), $"labels {what}");
            }
        }
    }

    [Test, ForTask("08.10"), Reseeds]
    public void Padding_is_the_label_that_the_model_says()
    {
        const long Padding = 2;
        var toy = new ToyTraining { PaddingId = Padding };
        using var adam = new Adam(toy.Module);
        var parts = Parts();
        long count = parts.Sum(part => part.Labels.ne(Padding).sum().ToInt64());
        var (expected, gradient) = Expected(parts, 0.1, padding: Padding);

        var result = TrainingStep.Run(toy, parts, adam, s_options with { LabelSmoothing = 0.1 }, 1);

        Assert.That(result.Tokens, Is.EqualTo(count), "labels of a step, where 2 is padding and 0 a label like others");
        TensorAssert.Close(
            ToyTraining.FirstGradient(adam),
            gradient,
            "gradient where 2 is padding and 0 a label like others",
            new Suspect(Expected(parts, 0.1).Gradient, "padding is taken to be 0, whatever the model says"));
        Assert.That(result.Loss, Is.EqualTo(expected).Within(1e-5), "loss where 2 is padding");
    }

    [Test, ForTask("08.10"), Reseeds]
    public void A_part_of_padding_alone_counts_for_nothing()
    {
        var toy = new ToyTraining();
        using var adam = new Adam(toy.Module);
        var (expected, gradient) = Expected(Parts(), 0.1);
        LanguageBatch[] parts = [ToyData.Batch(4, rows: 2, length: 2, padded: 4), .. Parts()];

        var result = TrainingStep.Run(toy, parts, adam, s_options with { LabelSmoothing = 0.1 }, 1);

        TensorAssert.Close(
            ToyTraining.FirstGradient(adam),
            gradient,
            "gradient of parts with 0, 7, 1 and 9 labels; expected that of 7, 1 and 9");
        Assert.That(result.Loss, Is.EqualTo(expected).Within(1e-5), "loss of parts with 0, 7, 1 and 9 labels");
        Assert.That(result.Tokens, Is.EqualTo(17), "labels of parts with 0, 7, 1 and 9");
    }

    [Test, ForTask("08.10"), Reseeds]
    public void Steps_are_those_of_torch_s_own_optimiser_on_one_large_batch()
    {
        var options = s_options with
        {
            MaxGradientNorm = 0.3,
            LabelSmoothing = 0.1,
            Adam = new() { WeightDecay = 0.1 },
        };
        var (toy, other) = (new ToyTraining(type: ScalarType.Float64), new ToyTraining(type: ScalarType.Float64));
        using var adam = new Adam(toy.Module, options.Adam);
        using var expected = optim.AdamW(
            other.Module.parameters(), lr: 1, beta1: 0.9, beta2: 0.98, eps: 1e-9, weight_decay: 0.1);
        for (int step = 1; step <= 4; step++)
        {
            var parts = Parts();
            double rate = options.Schedule.At(step);
            expected.ParamGroups.First().LearningRate = rate;
            expected.zero_grad();
            Loss(other, parts, 0.1).backward();
            double norm = nn.utils.clip_grad_norm_(other.Module.parameters(), 0.3);
            expected.step();

            var result = TrainingStep.Run(toy, parts, adam, options, step);

            Assert.That(result.LearningRate, Is.EqualTo(rate), $"learning rate of step {step}");
            Assert.That(
                result.GradientNorm, Is.EqualTo(norm).Within(1e-6), $"norm of step {step}, before it is clipped");
            TensorAssert.Close(
                toy.Weights(), other.Weights(), $"weights after step {step}; {norm:0.00} was clipped to 0.3", 1e-6);
        }
    }

    [Test, ForTask("08.10"), Reseeds]
    public void Gradients_from_before_are_forgotten()
    {
        var (toy, other) = (new ToyTraining(), new ToyTraining());
        using var adam = new Adam(toy.Module);
        using var otherAdam = new Adam(other.Module);
        Loss(toy, Parts(), 0).backward();

        var seen = TrainingStep.Run(toy, Parts(), adam, s_options, 1);
        var expected = TrainingStep.Run(other, Parts(), otherAdam, s_options, 1);

        TensorAssert.Close(
            ToyTraining.FirstGradient(adam),
            ToyTraining.FirstGradient(otherAdam),
            "gradient of a step, though there was an old gradient before",
            new Suspect(ToyTraining.FirstGradient(otherAdam) * 2, "the old gradient is still in it"));
        Assert.That(seen.GradientNorm, Is.EqualTo(expected.GradientNorm).Within(1e-5), "norm");
    }

    [Test, ForTask("08.10"), Reseeds]
    public void Dropout_is_on_and_follows_from_seed_and_step()
    {
        var first = Dropped(before: 1, seed: 5, step: 3);

        TensorAssert.Close(
            Dropped(before: 2, seed: 5, step: 3),
            first,
            "gradient of step 3 with seed 5, drawn a second time: whatever was drawn before must not matter",
            tolerance: 0);
        foreach (var (seed, step) in new[] { (5UL, 4), (6UL, 3) })
        {
            Assert.That(
                (Dropped(before: 1, seed, step) - first).abs().max().ToDouble(),
                Is.GreaterThan(1e-4),
                $"difference between step 3 with seed 5 and step {step} with seed {seed}: other things are dropped");
        }
    }

    [Test, ForTask("08.10"), Reseeds]
    public void Each_part_has_draws_of_its_own()
    {
        LanguageBatch[] once = [ToyData.Batch(3, rows: 3, length: 3, padded: 0)];

        var difference = Dropped(before: 1, seed: 5, step: 3, [.. once, .. once])
            - Dropped(before: 1, seed: 5, step: 3, once);

        Assert.That(
            difference.abs().max().ToDouble(),
            Is.GreaterThan(1e-4),
            "difference between the gradients of a part and of two parts that are both like it, with dropout; seeded "
            + "once, before the first part, the second one drops something else");
    }

    [Test, ForTask("08.10"), Reseeds]
    public void A_model_in_eval_is_set_to_training()
    {
        var toy = new ToyTraining();
        using var adam = new Adam(toy.Module);
        toy.Module.eval();

        TrainingStep.Run(toy, Parts(), adam, s_options, 1);

        Assert.That(toy.WasTraining, Is.True, "whether the model was in training when it was asked");
    }

    [Test, ForTask("08.10"), Reseeds]
    public void A_step_that_comes_to_nothing_leaves_the_weights()
    {
        var toy = new ToyTraining();
        using var adam = new Adam(toy.Module);
        using (no_grad())
        {
            toy.Module.parameters().First().fill_(double.NaN);
        }

        var before = toy.Weights();
        var exception = Assert.Throws<TrainingException>(() => TrainingStep.Run(toy, Parts(), adam, s_options, 42));

        Assert.That(exception?.Message, Does.Contain("42"), "what is said");
        TensorAssert.Unchanged(toy.Weights(), before, "weights");
    }

    [Test, ForTask("08.10"), Reseeds]
    public void Batches_stay_and_nothing_else_does()
    {
        var toy = new ToyTraining(dropout: 0.5);
        using var adam = new Adam(toy.Module);
        var parts = Parts();
        TrainingStep.Run(toy, parts, adam, s_options, 1);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        TrainingStep.Run(toy, parts, adam, s_options, 2);

        Assert.That(
            DisposeScopeManager.Statistics.ThreadTotalLiveCount - before,
            Is.LessThanOrEqualTo(0),
            "tensors alive after a second step that were not after the first; each part makes some, and so does each "
            + "look at a gradient: what makes them needs a dispose scope");
        Assert.That(
            parts.Any(part => part.Inputs.IsInvalid), Is.False, "whether a batch was disposed: it is not yours");
    }

    [Test, ForTask("08.10"), Reseeds]
    public void No_parts_are_refused()
    {
        var toy = new ToyTraining();
        using var adam = new Adam(toy.Module);
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainingStep.Run(toy, [], adam, s_options, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainingStep.Run(toy, Parts(), adam, s_options, 0));
    }

    /// <summary>7 labels, 1, and 9.</summary>
    private static LanguageBatch[] Parts() =>
    [
        ToyData.Batch(1, rows: 2, length: 4, padded: 1),
        ToyData.Batch(2, rows: 1, length: 3, padded: 2),
        ToyData.Batch(3, rows: 3, length: 3, padded: 0),
    ];

    /// <summary>The mean loss over all labels of all parts, by torch's own cross-entropy, in one graph.</summary>
    private static Tensor Loss(ToyTraining toy, LanguageBatch[] parts, double smoothing)
    {
        var logits = cat([.. parts.Select(part => toy.Logits(part).flatten(0, 1))]); // [places, vocabulary]
        var labels = cat([.. parts.Select(part => part.Labels.flatten())]); // [places]
        return nn.functional.cross_entropy(
            logits, labels, ignore_index: toy.PaddingId, label_smoothing: smoothing);
    }

    private static (double Loss, Tensor Gradient) Expected(
        LanguageBatch[] parts, double smoothing, ScalarType type = ScalarType.Float32, long padding = 0)
    {
        var toy = new ToyTraining(type: type) { PaddingId = padding };
        var loss = Loss(toy, parts, smoothing);
        loss.backward();
        return (loss.ToDouble(), cat(
            [.. toy.Module.parameters().Select(each => (each.grad ?? zeros_like(each).detach()).flatten())]));
    }

    private static (double Loss, Tensor Gradient) MeanOfParts(LanguageBatch[] parts, double smoothing, ScalarType type)
    {
        var each = parts.Select(part => Expected([part], smoothing, type)).ToList();
        return (each.Average(part => part.Loss), stack([.. each.Select(part => part.Gradient)]).mean([0]));
    }

    private static Tensor Dropped(int before, ulong seed, long step, LanguageBatch[]? parts = null)
    {
        var toy = new ToyTraining(dropout: 0.5);
        using var adam = new Adam(toy.Module);
        using var seedOfTorch = new LocalSeed(before);
        TrainingStep.Run(toy, parts ?? Parts(), adam, s_options with { Seed = seed }, step);
        return ToyTraining.FirstGradient(adam);
    }
}
