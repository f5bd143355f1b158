using FluentAssertions;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Testkit;

public sealed class ModuleStagesTests
{
    [Test]
    public void Modules_are_recorded_in_the_order_in_which_they_are_called()
    {
        using var model = nn.Sequential(("first", nn.Linear(3, 5)), ("second", nn.ReLU()), ("third", nn.Linear(5, 2)));
        var input = Seeded.Normal(1, 4, 3);

        var stages = ModuleStages.Record(model, () => model.call(input), ["third", "first"], "row", "feature");

        stages.Select(stage => stage.Name).Should().Equal("first", "third", "output");
        stages[0].Values.shape.Should().Equal(4, 5);
        stages[0].Axes.Select(axis => axis.Name).Should().Equal("row", "feature");
        TensorAssert.Close(stages[1].Values, stages[2].Values, "the last module's output");
    }

    [Test]
    public void A_module_that_is_called_twice_has_two_stages()
    {
        using var layer = nn.Linear(3, 3);
        using var model = nn.Sequential(("layer", layer));

        var stages = ModuleStages.Record(model, () => model.call(model.call(Seeded.Normal(1, 2, 3))), ["layer"]);

        stages.Select(stage => stage.Name).Should().Equal("layer", "layer, call 2", "output");
    }

    [Test]
    public void Nothing_is_recorded_after_the_run()
    {
        using var model = nn.Sequential(("layer", nn.Linear(3, 3)));
        var stages = ModuleStages.Record(model, () => model.call(Seeded.Normal(1, 2, 3)), ["layer"]);

        model.call(Seeded.Normal(1, 2, 3));

        stages.Should().HaveCount(2);
    }
}
