using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11.Tests;

public class WeightLoaderTests
{
    [Test, ForTask("11.6")]
    public void Every_tensor_of_the_model_gets_its_numbers()
    {
        var model = Small.Model();
        var (recipe, weights) = Fitting(model);
        WeightLoader.Load(model, Weights.Of(weights), recipe);
        foreach (var (name, value) in model.state_dict())
        {
            TensorAssert.Close(value, weights[$"x.{name}"], name, 0);
        }
    }

    [Test, ForTask("11.6")]
    public void A_square_tensor_is_turned_round_where_its_placement_says_so()
    {
        var model = nn.Sequential(("a", nn.Linear(4, 4, hasBias: false)));
        var recipe = new Recipe(new());
        recipe.Place("a.weight", "square", square => square.t());
        var square = Seeded.Normal(4, 4, 4);
        WeightLoader.Load(model, Weights.Of(new Dictionary<string, Tensor> { ["square"] = square }), recipe);
        TensorAssert.Close(
            model.state_dict()["a.weight"],
            square.t(),
            "a square tensor, turned round",
            0,
            new Suspect(square, "the placement's change was left out: From does it"));
    }

    [Test, ForTask("11.6")]
    public void What_has_to_be_done_to_a_tensor_is_done()
    {
        var model = nn.Sequential(("a", nn.Linear(3, 2)), ("b", nn.Linear(2, 2)));
        var recipe = new Recipe(new());
        recipe.Place("a.weight", "fused", fused => fused.narrow(1, 0, 2).t());
        recipe.Place("b.weight", "square", square => square.t());
        recipe.Place("a.bias", "biases", biases => biases.narrow(0, 2, 2));
        recipe.Place("b.bias", "biases", biases => biases.narrow(0, 0, 2));
        var fused = Seeded.Normal(1, 3, 5);
        var square = Seeded.Normal(2, 2, 2);
        var biases = Seeded.Normal(3, 4);
        WeightLoader.Load(
            model,
            Weights.Of(new Dictionary<string, Tensor> { ["fused"] = fused, ["square"] = square, ["biases"] = biases }),
            recipe);
        var state = model.state_dict();
        TensorAssert.Close(state["a.weight"], fused[.., ..2].t(), "a part cut out of a tensor, and turned round", 0);
        TensorAssert.Close(state["b.weight"], square.t(), "a square tensor, turned round", 0);
        TensorAssert.Close(state["a.bias"], biases[2..], "one of two that are cut out of one tensor", 0);
        TensorAssert.Close(state["b.bias"], biases[..2], "the other of the two", 0);
    }

    [Test, ForTask("11.6")]
    public void What_is_missing_is_named_and_nothing_is_written()
    {
        var model = Small.Model();
        var (recipe, weights) = Fitting(model);
        weights.Remove("x.norm.weight");
        weights.Remove("x.blocks.1.mlp.up.weight");
        var error = Refused(model, weights, recipe, "two tensors are missing");
        Said.Same(error?.Missing.Order(), ["blocks.1.mlp.up.weight", "norm.weight"], "what is missing, by our names");
        Said.Same(error?.LeftOver, [], "what is left over");
    }

    [Test, ForTask("11.6")]
    public void A_tensor_that_the_recipe_forgets_is_missing_as_well()
    {
        var model = Small.Model();
        var (whole, weights) = Fitting(model);
        var recipe = new Recipe(model.Config);
        foreach (var placement in whole.Placements.Where(placement => placement.Ours != "head.weight"))
        {
            recipe.Place(placement.Ours, placement.Theirs);
        }

        weights.Remove("x.head.weight");
        var error = Refused(model, weights, recipe, "the recipe has no place for the head's weight");
        Said.Same(error?.Missing, ["head.weight"], "what is missing");
    }

    [Test, ForTask("11.6")]
    public void What_is_left_over_is_named_unless_the_recipe_lets_it()
    {
        var model = Small.Model();
        var (recipe, weights) = Fitting(model);
        recipe.LeaveOut("attn.bias", "ids");
        weights["h.0.attn.bias"] = zeros(3);
        weights["ids"] = zeros(3);
        WeightLoader.Load(model, Weights.Of(weights), recipe); // both may be there

        weights["h.0.c_attn.bias"] = zeros(3); // ends in attn.bias, but not after a dot
        weights["lm_head.weight"] = zeros(3);
        var error = Refused(model, weights, recipe, "two tensors are left over");
        Said.Same(error?.LeftOver.Order(), ["h.0.c_attn.bias", "lm_head.weight"], "what is left over, by the file's names");
        Said.Same(error?.Missing, [], "what is missing");
    }

    [Test, ForTask("11.6")]
    public void Another_shape_or_type_is_found_before_anything_is_written()
    {
        var model = Small.Model();
        var (recipe, weights) = Fitting(model);
        var last = recipe.Placements[^1];
        weights[last.Theirs] = weights[last.Theirs].flatten().unsqueeze(0); // as many numbers, another shape
        var error = Refused(model, weights, recipe, $"{last.Theirs} has another shape");
        Assert.That(error?.Misfits, Has.Count.EqualTo(1), "what does not fit");
        Assert.That(error?.Misfits[0], Does.Contain(last.Theirs), "what does not fit");

        weights[last.Theirs] = ones_like(model.state_dict()[last.Ours], ScalarType.Int64);
        error = Refused(model, weights, recipe, $"{last.Theirs} holds whole numbers");
        Assert.That(error?.Misfits, Has.Count.EqualTo(1), "what does not fit");
    }

    [Test, ForTask("11.6")]
    public void A_shape_that_would_broadcast_is_another_shape()
    {
        var model = Small.Model();
        var (recipe, weights) = Fitting(model);
        weights["x.norm.weight"] = tensor(new[] { 3f });
        var error = Refused(model, weights, recipe, "norm.weight has 6 numbers, the file has one");
        Assert.That(error?.Misfits, Has.Count.EqualTo(1), "what does not fit");
    }

    [Test, ForTask("11.6")]
    public void All_that_is_wrong_is_said_at_once()
    {
        var model = Small.Model();
        var (recipe, weights) = Fitting(model);
        weights.Remove("x.norm.weight");
        weights["more"] = zeros(3);
        weights["x.head.weight"] = zeros(6, 7);
        var error = Refused(model, weights, recipe, "something is missing, left over, and of another shape");
        Said.Same(error?.Missing, ["norm.weight"], "what is missing");
        Said.Same(error?.LeftOver, ["more"], "what is left over");
        Assert.That(error?.Misfits, Has.Count.EqualTo(1), "what does not fit");
    }

    [Test, ForTask("11.6")]
    public void The_model_can_be_trained_afterwards_and_no_tensor_stays_behind()
    {
        var model = Small.Model();
        var (recipe, weights) = Fitting(model);
        using var scope = NewDisposeScope();
        var file = Weights.Of(weights);
        long before = scope.DisposablesCount;
        WeightLoader.Load(model, file, recipe);
        Assert.That(
            scope.DisposablesCount - before,
            Is.LessThanOrEqualTo(2),
            "tensors left in the caller's scope: what is read of a file is large");
        Assert.That(model.parameters().All(parameter => parameter.requires_grad && parameter.is_leaf), Is.True, "all parameters can learn");
    }

    [Test, ForTask("11.6")]
    public void A_recipe_of_another_model_is_refused()
    {
        var model = Small.Model();
        var (recipe, weights) = Fitting(model);
        recipe.Place("positions.weight", "x.norm.weight");
        ArgumentAssert.Rejects<ArgumentException>(
            () => WeightLoader.Load(model, Weights.Of(weights), recipe), "recipe", "the model has no positions.weight");
    }

    private static WeightsException? Refused(nn.Module model, Dictionary<string, Tensor> weights, Recipe recipe, string why)
    {
        var before = model.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.detach().clone());
        var error = Assert.Throws<WeightsException>(() => WeightLoader.Load(model, Weights.Of(weights), recipe), why);
        foreach (var (name, value) in model.state_dict())
        {
            TensorAssert.Close(value.detach(), before[name], $"{name}, loading having been refused as {why}: nothing may be written", 0);
        }

        return error;
    }

    /// <summary>A recipe that places everything as it is, from names with x. in front, and weights that fit.</summary>
    private static (Recipe Recipe, Dictionary<string, Tensor> Weights) Fitting(Lesson09.TransformerModel model)
    {
        var recipe = new Recipe(model.Config);
        var weights = new Dictionary<string, Tensor>();
        int seed = 100;
        foreach (var (name, value) in model.state_dict())
        {
            recipe.Place(name, $"x.{name}");
            weights[$"x.{name}"] = Seeded.Normal(seed++, value.shape);
        }

        return (recipe, weights);
    }
}
