using Katas.Lesson06;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08.Tests;

/// <summary>A checkpoint brings everything back, or refuses and changes nothing.</summary>
public class CheckpointTests
{
    private static readonly TrainingOptions s_options = new()
    {
        Steps = 5,
        Schedule = LearningRateSchedule.Cosine(0.1, 2, 5),
        Seed = 3,
        About = "a toy",
    };

    private TestFolder _folder = null!;
    private DisposeScope _scope = null!;

    private string File => _folder.File("run.ckpt");

    [SetUp]
    public void Open() => (_folder, _scope) = (new TestFolder(), NewDisposeScope());

    [TearDown]
    public void Close()
    {
        _folder.Dispose();
        _scope.Dispose();
    }

    [Test, ForTask("08.0"), Reseeds]
    public void Weights_moments_and_state_come_back()
    {
        foreach (double best in new[] { double.PositiveInfinity, 1.0 / 3, 0 })
        {
            var state = new TrainingState { Step = 4, Epoch = 2, Batch = 3, BestLoss = best, Waited = 2 };
            var (toy, adam) = Trained();
            Checkpoint.Save(File, toy.Module, adam, state, s_options);
            var other = new ToyTraining();
            using var otherAdam = new Adam(other.Module);

            var seen = Checkpoint.Load(File, other.Module, otherAdam, s_options);

            Assert.That(seen, Is.EqualTo(state));
            TensorAssert.Close(other.Weights(), toy.Weights(), "weights", tolerance: 0);
            var expected = adam.StateDict();
            foreach (var (name, value) in otherAdam.StateDict())
            {
                TensorAssert.Close(value, expected[name], name, tolerance: 0);
            }

            adam.Dispose();
        }
    }

    [Test, ForTask("08.0"), Reseeds]
    public void Weights_alone_come_back()
    {
        var (toy, adam) = Trained();
        Checkpoint.Save(File, toy.Module, adam, new TrainingState { Step = 4 }, s_options);
        var other = new ToyTraining();

        Assert.That(Checkpoint.LoadWeights(File, other.Module).Step, Is.EqualTo(4));
        TensorAssert.Close(other.Weights(), toy.Weights(), "weights", tolerance: 0);
        adam.Dispose();
    }

    [Test, ForTask("08.0")]
    public void A_model_of_another_shape_is_refused_and_stays_as_it_is()
    {
        Save(new LanguageModel(11, 8, 12, 3, 2));

        Assert.That(Refusal(new LanguageModel(11, 8, 24, 3, 2)), Does.Contain("[11, 12]").And.Contain("[11, 24]"));
        Assert.That(Refusal(new LanguageModel(11, 8, 12, 3, 3)), Does.Contain("blocks.2").And.Contain("missing"));
        Assert.That(
            Refusal(new LanguageModel(11, 8, 12, 3, 1)), Does.Contain("blocks.1").And.Contain("nothing is called"));
        var wide = new LanguageModel(11, 8, 12, 3, 2);
        wide.to(ScalarType.Float64);
        Assert.That(Refusal(wide), Does.Contain("Float32").And.Contain("Float64"));
    }

    [Test, ForTask("08.0"), Reseeds]
    public void Moments_of_another_model_are_refused_before_a_weight_is_changed()
    {
        var (toy, adam) = Trained();
        Checkpoint.Save(File, toy.Module, adam, new TrainingState { Step = 4 }, s_options);
        var (text, tensors) = CheckpointFile.Read(File);
        string missing = tensors.Keys.First(name => name.StartsWith("adam.", StringComparison.Ordinal));
        tensors.Remove(missing);
        CheckpointFile.Write(File, text, tensors);
        var other = new ToyTraining();
        using var otherAdam = new Adam(other.Module);
        var before = other.Weights();

        Assert.That(
            Assert.Throws<CheckpointException>(() => Checkpoint.Load(File, other.Module, otherAdam, s_options))?.Message,
            Does.Contain(missing["adam.".Length..]).And.Contain("missing"));
        TensorAssert.Close(other.Weights(), before, "weights", tolerance: 0);
        adam.Dispose();
    }

    [Test, ForTask("08.0"), Reseeds]
    public void Other_settings_are_refused_and_named()
    {
        var (toy, adam) = Trained();
        Checkpoint.Save(File, toy.Module, adam, new TrainingState(), s_options);
        var others = new Dictionary<string, TrainingOptions>
        {
            ["about was 'a toy', and is 'a model'"] = s_options with { About = "a model" },
            ["seed was '3', and is '4'"] = s_options with { Seed = 4 },
            ["peak learning rate was '0.1', and is '0.2'"] =
                s_options with { Schedule = s_options.Schedule with { Peak = 0.2 } },
            ["warm-up steps"] = s_options with { Schedule = s_options.Schedule with { WarmupSteps = 3 } },
            ["decay was 'Cosine', and is 'None'"] =
                s_options with { Schedule = s_options.Schedule with { Decay = Decay.None } },
            ["steps of the schedule"] = s_options with { Schedule = s_options.Schedule with { TotalSteps = 50 } },
            ["floor of the learning rate"] = s_options with { Schedule = s_options.Schedule with { Floor = 0.01 } },
            ["beta 1"] = s_options with { Adam = new() { Beta1 = 0.5 } },
            ["beta 2"] = s_options with { Adam = new() { Beta2 = 0.5 } },
            ["epsilon"] = s_options with { Adam = new() { Epsilon = 0.5 } },
            ["weight decay"] = s_options with { Adam = new() { WeightDecay = 0.5 } },
            ["greatest gradient norm"] = s_options with { MaxGradientNorm = 2 },
            ["label smoothing"] = s_options with { LabelSmoothing = 0 },
            ["batches per step"] = s_options with { Accumulation = 2 },
        };
        foreach (var (name, options) in others)
        {
            Assert.That(
                Assert.Throws<CheckpointException>(() => Checkpoint.Load(File, toy.Module, adam, options))?.Message,
                Does.Contain(name).And.Contain("start a new run"));
        }

        var longer = s_options with { Steps = 50, SaveEvery = 2, EvaluateEvery = 1, Patience = 9, BestPath = File };
        Assert.That(Checkpoint.Load(File, toy.Module, adam, longer), Is.EqualTo(new TrainingState()), "a longer run");
        adam.Dispose();
    }

    [Test, ForTask("08.0"), Reseeds]
    public void A_checkpoint_that_is_damaged_changes_nothing()
    {
        var (toy, adam) = Trained();
        Checkpoint.Save(File, toy.Module, adam, new TrainingState { Step = 4 }, s_options);
        byte[] bytes = System.IO.File.ReadAllBytes(File);
        bytes[^40] ^= 1; // in the last of the moments, when all weights have been read
        System.IO.File.WriteAllBytes(File, bytes);
        using var trainer = new Trainer<LanguageBatch>(
            new ToyTraining(), s_options with { CheckpointPath = File }, new ToyData());
        var other = new ToyTraining();
        using var otherTrainer = new Trainer<LanguageBatch>(
            other, s_options with { CheckpointPath = File }, new ToyData());
        var before = other.Weights();

        Assert.Throws<CheckpointException>(() => otherTrainer.Resume());

        TensorAssert.Unchanged(other.Weights(), before, "weights");
        Assert.That(otherTrainer.State, Is.EqualTo(new TrainingState()));
        adam.Dispose();
    }

    [Test, ForTask("08.0")]
    public void A_run_without_a_checkpoint_cannot_be_resumed()
    {
        using var trainer = new Trainer<LanguageBatch>(new ToyTraining(), s_options, new ToyData());
        Assert.Throws<CheckpointException>(() => trainer.Resume());
        Assert.Throws<CheckpointException>(() => trainer.Resume(File));
    }

    [Test, ForTask("08.0"), Reseeds]
    public void A_run_whose_disk_is_full_says_so_and_can_be_resumed_from_before()
    {
        string folder = Path.Combine(Path.GetDirectoryName(File)!, "moved");
        Directory.CreateDirectory(folder);
        var options = s_options with { CheckpointPath = Path.Combine(folder, "run.ckpt"), SaveEvery = 2 };
        var away = new Reports(report =>
        {
            if (report.Step == 2)
            {
                Directory.Move(folder, folder + "-away"); // as good as a full disk: the next one cannot be written
            }
        });
        using var trainer = new Trainer<LanguageBatch>(new ToyTraining(), options, new ToyData(), null, away);

        Assert.Throws<CheckpointException>(() => trainer.Run());

        Directory.Move(folder + "-away", folder);
        using var resumed = new Trainer<LanguageBatch>(new ToyTraining(), options, new ToyData());
        resumed.Resume();
        Assert.That(resumed.State.Step, Is.EqualTo(2));
    }

    [Test, ForTask("08.0")]
    public void Options_out_of_their_range_are_refused()
    {
        Refused(s_options with { Steps = -1 });
        Refused(s_options with { Accumulation = 0 });
        Refused(s_options with { MaxGradientNorm = 0 });
        Refused(s_options with { LabelSmoothing = 1 });
        Refused(s_options with { Patience = 0 });
        Refused(s_options with { SaveEvery = -1 });
        Refused(s_options with { EvaluateEvery = -1 });
        Refused(s_options with { Adam = new() { Beta1 = 1 } });
        Refused(s_options with { Adam = new() { Beta2 = -0.1 } });
        Refused(s_options with { Adam = new() { Epsilon = -1 } });
        Refused(s_options with { Adam = new() { WeightDecay = double.NaN } });
        Refused(s_options with { Schedule = s_options.Schedule with { TotalSteps = 2 } });
        Refused(s_options with { Schedule = s_options.Schedule with { WarmupSteps = 0 } });
        Refused(s_options with { Schedule = s_options.Schedule with { Peak = 0 } });
    }

    private static void Refused(TrainingOptions options) => Assert.Catch<ArgumentException>(
        () => new Trainer<LanguageBatch>(new ToyTraining(), options, new ToyData()), $"{options}");

    private static (ToyTraining Toy, Adam Adam) Trained()
    {
        var toy = new ToyTraining();
        var adam = new Adam(toy.Module);
        TrainingStep.Run(toy, [ToyData.Batch(1, 2, 3, 0)], adam, s_options, 1);
        TrainingStep.Run(toy, [ToyData.Batch(2, 2, 3, 0)], adam, s_options, 2);
        return (toy, adam);
    }

    private void Save(nn.Module model)
    {
        using var adam = new Adam(model);
        Checkpoint.Save(File, model, adam, new TrainingState(), s_options);
    }

    private string Refusal(nn.Module model)
    {
        using var adam = new Adam(model);
        var before = model.parameters().Select(each => each.clone()).ToList();

        string said =
            Assert.Throws<CheckpointException>(() => Checkpoint.Load(File, model, adam, s_options))?.Message ?? "";

        foreach (var (parameter, copy) in model.parameters().Zip(before))
        {
            TensorAssert.Unchanged(parameter, copy, "a parameter");
        }

        Assert.That(
            Assert.Throws<CheckpointException>(() => Checkpoint.LoadWeights(File, model))?.Message, Is.EqualTo(said));
        return said;
    }
}
