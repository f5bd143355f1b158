using Katas.Lesson08;
using Katas.Lesson08.Tests;
using Katas.Testkit;
using Katas.Tests.Oracles.Table;
using NUnit.Framework;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Adam = Katas.Lesson08.Adam;

namespace Katas.Tests.Oracles;

/// <summary>
/// Lesson 08's optimiser, schedules, clipping, steps and evaluation against TorchSharp's own and against PyTorch's
/// golden files.
/// </summary>
public class Lesson08TrainingOracleTests
{
    private static IEnumerable<string> AdamFiles => Golden.Names("08-adam-");

    private static IEnumerable<string> ClipFiles => Golden.Names("08-clip-");

    private static IEnumerable<string> StepsFiles => Golden.Names("08-steps-");

    private static IEnumerable<string> CosineFiles => Golden.Names("08-rates-cosine-");

    private static IEnumerable<string> PaperFiles => Golden.Names("08-rates-paper-");

    [Test]
    public void The_golden_files_are_there()
    {
        int[] counts =
            [AdamFiles.Count(), ClipFiles.Count(), StepsFiles.Count(), CosineFiles.Count(), PaperFiles.Count()];
        Assert.That(counts, Is.EqualTo(new[] { 8, 6, 4, 2, 2 }), "golden files of Adam, clipping, steps and schedules");
    }

    [TestCaseSource(nameof(AdamFiles))]
    [Oracle("PyTorch, golden files: `optim.Adam`, `optim.AdamW`", "Adam.Update")]
    public void Adam_goes_where_PyTorch_s_goes(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        using var parameter = new AdamParameter("weights", golden["start"]);
        var options = new AdamOptions
        {
            Beta1 = One(golden, "beta1"),
            Beta2 = One(golden, "beta2"),
            Epsilon = One(golden, "epsilon"),
            WeightDecay = One(golden, "decay"),
        };
        var (gradients, rates, weights) = (
            golden.Tensors("gradients"), golden.Numbers("rates"), golden.Tensors("weights"));

        for (int step = 0; step < rates.Length; step++)
        {
            Adam.Update(parameter, gradients[step], rates[step], options);
            TensorAssert.Close(parameter.Weights, weights[step], $"{file}: weights after step {step + 1}");
        }

        TensorAssert.Close(parameter.FirstMoment, golden["first"], $"{file}: first moment");
        TensorAssert.Close(parameter.SecondMoment, golden["second"], $"{file}: second moment");
    }

    [Test]
    [Oracle("TorchSharp: `optim.Adam`", "Adam.Update")]
    public void Adam_goes_where_TorchSharp_s_goes_and_on_from_a_saved_state()
    {
        using var scope = NewDisposeScope();
        foreach (double decay in new[] { 0, 0.2 })
        {
            var (model, other) = (Linear(1), Linear(1));
            using var expected = optim.AdamW(
                other.parameters(), lr: 0.03, beta1: 0.9, beta2: 0.98, eps: 1e-9, weight_decay: decay);
            var adam = new Adam(model, new AdamOptions { WeightDecay = decay });
            for (int step = 1; step <= 6; step++)
            {
                var input = Seeded.Normal(step, ScalarType.Float64, 4, 3);
                adam.ZeroGradients();
                other.zero_grad();
                model.call(input).pow(3).sum().backward();
                other.call(input).pow(3).sum().backward();
                adam.Step(0.03);
                expected.step();
                Same(model, other, $"after step {step}, weight decay {decay}");

                var next = new Adam(model, new AdamOptions { WeightDecay = decay });
                next.LoadStateDict(adam.StateDict());
                adam.Dispose();
                adam = next;
            }

            adam.Dispose();
        }
    }

    [Test]
    public void The_state_of_another_model_is_refused()
    {
        using var scope = NewDisposeScope();
        using var adam = new Adam(Linear(1));
        using var other = new Adam(nn.Linear(3, 5));
        Assert.That(
            Assert.Throws<ArgumentException>(() => adam.LoadStateDict(other.StateDict()))?.Message,
            Does.Contain("another model").And.Contain("weight.first"));
    }

    [Test]
    public void A_parameter_that_is_used_twice_moves_once()
    {
        using var scope = NewDisposeScope();
        var model = Training.RealModels.Translation(dropout: 0, shared: true);
        using var adam = new Adam(model);
        Assert.That(adam.StateDict(), Has.Count.EqualTo(3 * model.parameters().Count()));
    }

    [TestCaseSource(nameof(ClipFiles))]
    [Oracle("PyTorch, golden files: `clip_grad_norm_`", "Gradients.Clip")]
    public void Clipping_is_PyTorch_s(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        var (before, after) = (golden.Tensors("before"), golden.Tensors("after"));
        var model = nn.Sequential(nn.Linear(4, 3), nn.Linear(3, 2));
        model.to(before[0].dtype);
        foreach (var (parameter, gradient) in model.parameters().Zip(before))
        {
            parameter.grad = gradient;
        }

        double norm = Gradients.Clip(model, One(golden, "most"), 1);

        Assert.That(norm, Is.EqualTo(One(golden, "norm")).Within(1e-5).Percent, $"{file}: norm");
        foreach (var (parameter, expected) in model.parameters().Zip(after))
        {
            TensorAssert.Close(parameter.grad, expected, $"{file}: gradient", 1e-5);
        }
    }

    [TestCaseSource(nameof(CosineFiles))]
    [Oracle("PyTorch, golden files: `CosineAnnealingLR`", "LearningRateSchedule.At")]
    public void The_cosine_is_PyTorch_s(string file)
    {
        var golden = Golden.Load(file);
        var schedule = LearningRateSchedule.Cosine(
            One(golden, "peak"), (long)One(golden, "warmup"), (long)One(golden, "total"), One(golden, "floor"));
        Compare(schedule, golden);
    }

    [TestCaseSource(nameof(PaperFiles))]
    [Oracle("PyTorch, golden files: the paper's formula in `LambdaLR`", "LearningRateSchedule.At")]
    public void The_paper_s_schedule_is_the_formula_in_PyTorch_s_scheduler(string file)
    {
        var golden = Golden.Load(file);
        Compare(LearningRateSchedule.Vaswani((long)One(golden, "d_model"), (long)One(golden, "warmup")), golden);
    }

    [Test]
    [Oracle("TorchSharp: `CosineAnnealingLR`", "LearningRateSchedule.At")]
    public void The_cosine_is_TorchSharp_s()
    {
        using var scope = NewDisposeScope();
        using var optimizer = optim.SGD([new Parameter(zeros(1))], 0.5);
        var scheduler = optim.lr_scheduler.CosineAnnealingLR(optimizer, 30, 0.1);
        var schedule = LearningRateSchedule.Cosine(0.5, 1, 31, 0.1);
        for (int step = 1; step <= 31; step++)
        {
            Assert.That(
                schedule.At(step), Is.EqualTo(optimizer.ParamGroups.First().LearningRate).Within(1e-9), $"step {step}");
            scheduler.step();
        }
    }

    [TestCaseSource(nameof(StepsFiles))]
    [Oracle("PyTorch, golden files: steps on one large batch", "TrainingStep.Run")]
    public void Steps_in_parts_are_PyTorch_s_steps_on_one_large_batch(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        var (inputs, labels, weights) = (golden.Tensors("inputs"), golden.Tensors("labels"), golden.Tensors("weights"));
        var toy = new ToyTraining(type: weights[0].dtype);
        toy.Module.load_state_dict(golden.State("state"));
        LanguageBatch[] parts = [.. inputs.Zip(labels, (input, label) => new LanguageBatch(input, label))];
        var options = new TrainingOptions
        {
            Steps = 4,
            Schedule = new LearningRateSchedule { Peak = 0.05, WarmupSteps = 4 },
            Adam = new() { WeightDecay = 0.1 },
            MaxGradientNorm = 0.5,
            LabelSmoothing = One(golden, "smoothing"),
        };
        using var adam = new Adam(toy.Module, options.Adam);

        for (int step = 1; step <= 4; step++)
        {
            var result = TrainingStep.Run(toy, parts, adam, options, step);
            Assert.That(
                result.Loss, Is.EqualTo(golden.Numbers("losses")[step - 1]).Within(1e-5), $"loss of step {step}");
            Assert.That(
                result.GradientNorm, Is.EqualTo(
                    golden.Numbers("norms")[step - 1]).Within(1e-5), $"norm of step {step}");
            TensorAssert.Close(toy.Weights(), weights[step - 1], $"{file}: weights after step {step}", 2e-5);
        }

        var evaluation = Evaluation.Of(toy, parts);
        Assert.That(evaluation.Loss, Is.EqualTo(One(golden, "loss")).Within(1e-5), "loss of the evaluation");
        Assert.That(evaluation.Accuracy, Is.EqualTo(One(golden, "accuracy")).Within(1e-9), "accuracy");
        Assert.That(evaluation.Perplexity, Is.EqualTo(One(golden, "perplexity")).Within(1e-4), "perplexity");
    }

    private static Linear Linear(int seed)
    {
        var linear = nn.Linear(3, 4);
        linear.to(ScalarType.Float64);
        return Seeded.Parameters(linear, seed);
    }

    private static void Same(nn.Module seen, nn.Module expected, string when)
    {
        foreach (var (one, other) in seen.named_parameters().Zip(expected.named_parameters()))
        {
            TensorAssert.Close(one.parameter, other.parameter, $"{one.name} {when}", 1e-9);
        }
    }

    private static double One(Golden golden, string name) => golden.Numbers(name).Single();

    private static void Compare(LearningRateSchedule schedule, Golden golden)
    {
        double[] rates = golden.Numbers("rates");
        for (int step = 1; step <= rates.Length; step++)
        {
            Assert.That(schedule.At(step), Is.EqualTo(rates[step - 1]).Within(1e-12), $"{golden}: rate of step {step}");
        }
    }
}
