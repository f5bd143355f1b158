using Katas.Lesson09;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson12.Tests;

public class FreezingTests
{
    [Test, ForTask("12.1")]
    public void Only_what_is_asked_for_trains()
    {
        var model = Models.Model();
        Freezing.TrainOnly(model, name => name.EndsWith("query.weight", StringComparison.Ordinal));

        foreach (var (name, parameter) in model.named_parameters())
        {
            bool asked = name.EndsWith("query.weight", StringComparison.Ordinal);
            Assert.That(parameter.requires_grad, Is.EqualTo(asked), $"whether {name} trains");
        }
    }

    [Test, ForTask("12.1")]
    public void What_comes_back_are_the_model_s_own_parameters_that_train()
    {
        var model = Models.Model();
        var trained = Freezing.TrainOnly(model, name => name.Contains("norm", StringComparison.Ordinal));
        var expected = Models.Named(model).Where(each => each.Key.Contains("norm", StringComparison.Ordinal)).ToList();

        Assert.That(trained, Has.Count.EqualTo(expected.Count), "number of parameters that train: five norms");
        for (int i = 0; i < expected.Count; i++)
        {
            Assert.That(
                Models.Same(trained[i], expected[i].Value),
                Is.True,
                $"whether number {i} is the model's own {expected[i].Key}: an optimizer moves what it is given");
        }
    }

    [Test, ForTask("12.1")]
    public void The_whole_name_is_asked_about()
    {
        var model = Models.Model();
        List<string> asked = [];
        Freezing.TrainOnly(model, name =>
        {
            asked.Add(name);
            return true;
        });

        Assert.That(asked, Is.SupersetOf(Models.Named(model).Keys), "names that were asked about");
    }

    [Test, ForTask("12.1")]
    public void What_was_frozen_trains_again_when_asked_for()
    {
        var model = Models.Model();
        Freezing.TrainOnly(model, _ => false);
        var trained = Freezing.TrainOnly(model, _ => true);

        Assert.That(model.parameters().All(parameter => parameter.requires_grad), Is.True, "whether all train again");
        Assert.That(trained, Has.Count.EqualTo(model.parameters().Count()), "number of parameters that train: all");
    }

    [Test, ForTask("12.1")]
    public void What_is_frozen_gets_no_gradient_and_what_trains_does()
    {
        var model = Models.Model();
        Freezing.TrainOnly(model, name => name.Contains("blocks.0.attention", StringComparison.Ordinal));
        Pull(model.call(new ModelInput(Models.Text(1, 2, 5))).Logits!);

        foreach (var (name, parameter) in model.named_parameters())
        {
            Assert.That(
                parameter.grad is { IsInvalid: false },
                Is.EqualTo(name.Contains("blocks.0.attention", StringComparison.Ordinal)),
                $"whether {name} has a gradient");
        }
    }

    [Test, ForTask("12.1")]
    public void A_gradient_from_before_is_dropped_where_it_is_frozen()
    {
        var model = Models.Model();
        Pull(model.call(new ModelInput(Models.Text(2, 2, 5))).Logits!);
        Freezing.TrainOnly(model, name => name.StartsWith("norm", StringComparison.Ordinal));
        string[] left = [.. Models.Named(model)
            .Where(each => !each.Value.requires_grad && each.Value.grad is { IsInvalid: false })
            .Select(each => each.Key)];

        Assert.That(left, Is.Empty, "frozen parameters that still have a gradient from before: an optimizer moves them");
    }

    [Test, ForTask("12.1")]
    public void An_optimizer_moves_nothing_that_is_frozen()
    {
        var model = Models.Model();
        Pull(model.call(new ModelInput(Models.Text(3, 2, 5))).Logits!);
        var trained = Freezing.TrainOnly(model, name => name.StartsWith("blocks.1", StringComparison.Ordinal));
        var before = Models.Copies(model);
        using var optimizer = optim.AdamW(model.parameters(), 0.1, weight_decay: 0.5); // given all, on purpose
        Pull(model.call(new ModelInput(Models.Text(4, 2, 5))).Logits!);
        optimizer.step();

        Models.Unchanged(
            model,
            before.Where(each => !each.Key.StartsWith("blocks.1", StringComparison.Ordinal)).ToDictionary(),
            "after a step");
        Assert.That(
            trained.Zip(before.Where(each => each.Key.StartsWith("blocks.1", StringComparison.Ordinal))).All(
                pair => !Models.Equal(pair.First, pair.Second.Value)),
            Is.True,
            "whether everything that trains was moved by the step");
    }

    [Test, ForTask("12.1")]
    public void Gradients_pass_through_what_is_frozen()
    {
        var model = Models.Model();
        Freezing.TrainOnly(model, _ => false);
        var vectors = Seeded.Normal(5, 2, 5, Models.Width).requires_grad_();
        Pull(model.call(new ModelInput { Vectors = vectors }).Logits!);

        Assert.That(vectors.grad is { IsInvalid: false }, Is.True, "whether a gradient reaches what lies below");
        Assert.That(vectors.grad!.abs().sum().ToDouble(), Is.GreaterThan(0), "the gradient of what lies below");
    }

    [Test, ForTask("12.1")]
    public void A_parameter_with_two_names_comes_back_once()
    {
        var model = new TiedHead();
        var trained = Freezing.TrainOnly(model, _ => true);
        Assert.That(trained, Has.Count.EqualTo(1), "parameters of a head that is the embedding");
    }

    [Test, ForTask("12.1")]
    public void Nothing_may_train_at_all()
    {
        Assert.That(Freezing.TrainOnly(Models.Model(), _ => false), Is.Empty, "parameters that train");
        ArgumentAssert.Rejects<ArgumentNullException>(() => Freezing.TrainOnly(null!, _ => true), "model", "it is null");
    }

    private static void Pull(Tensor output) => (output * Seeded.Normal(9, output.shape)).sum().backward();
}
