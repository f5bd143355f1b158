extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson13;

namespace Katas.Lesson13.Tests;

public class RouterTests
{
    // The softmax of these is 0.1, 0.4, 0.2, 0.3.
    private static Tensor Four => tensor(new float[,] { { 1, 4, 2, 3 } }).log();

    [Test, ForTask("13.10")]
    public void Weights_as_they_are_are_probabilities_among_all()
    {
        var routing = Router.Choose(Four, 2, sumToOne: false);
        TensorAssert.Close(routing.Chosen, tensor(new long[,] { { 1, 3 } }), "experts chosen by 0.1, 0.4, 0.2, 0.3");
        TensorAssert.Close(
            routing.Weights,
            tensor(new float[,] { { 0.4f, 0.3f } }),
            "their weights as they are",
            new Suspect(
                tensor(new float[,] { { 4 / 7f, 3 / 7f } }),
                "softmax sees the chosen alone, or they are made to sum to 1"),
            new Suspect(Four.softmax(-1).softmax(-1).topk(2).values, "softmax is applied twice"),
            new Suspect(Four.topk(2).values, "the logits are the weights"),
            new Suspect(Four.sigmoid().topk(2).values, "sigmoid is applied, and not softmax"));
    }

    [Test, ForTask("13.10")]
    public void Weights_are_made_to_sum_to_one()
    {
        var routing = Router.Choose(Four, 3, sumToOne: true);
        TensorAssert.Close(
            routing.Chosen,
            tensor(new long[,] { { 1, 3, 2 } }),
            "experts chosen by 0.1, 0.4, 0.2, 0.3, the likeliest first");
        TensorAssert.Close(
            routing.Weights,
            tensor(new float[,] { { 4 / 9f, 3 / 9f, 2 / 9f } }),
            "their weights, made to sum to 1",
            new Suspect(tensor(new float[,] { { 0.4f, 0.3f, 0.2f } }), "they are left as they are"),
            new Suspect(
                tensor(new float[,] { { 0.4f, 0.3f, 0.2f } }).softmax(-1), "softmax is applied twice"));
    }

    [Test, ForTask("13.10")]
    public void Each_token_chooses_for_itself()
    {
        var logits = Seeded.Normal(5, 7, 4);
        var routing = Router.Choose(logits, 2, sumToOne: true);
        TensorAssert.RowsSumToOne(routing.Weights, "weights of seven tokens");
        var alone = Router.Choose(logits[3].unsqueeze(0), 2, sumToOne: true);
        TensorAssert.Close(routing.Weights[3], alone.Weights[0], "weights of a token among others");
        TensorAssert.Close(routing.Chosen[3], alone.Chosen[0], "experts of a token among others");
    }

    [Test, ForTask("13.10")]
    public void Half_types_are_computed_in_float32_and_stay_what_they_are(
        [Values(ScalarType.Float16, ScalarType.BFloat16)] ScalarType type)
    {
        var logits = (Seeded.Normal(6, 9, 5) * 3).to(type);
        foreach (bool sumToOne in new[] { false, true })
        {
            var weights = Router.Choose(logits, 3, sumToOne).Weights;
            var exact = Reference.Router.Choose(logits.to(ScalarType.Float32), 3, sumToOne).Weights;
            Assert.That(weights.dtype, Is.EqualTo(type), "type of the weights");
            Assert.That(
                (weights == exact.to(type)).all().ToBoolean(),
                Is.True,
                $"whether the weights of {type} logits are those computed in Float32, rounded once at the end");
        }
    }

    [Test, ForTask("13.10")]
    public void Float64_is_not_rounded()
    {
        var logits = Seeded.Normal(7, ScalarType.Float64, 9, 5);
        TensorAssert.Close(
            Router.Choose(logits, 2, true).Weights,
            Reference.Router.Choose(logits, 2, true).Weights,
            "weights of Float64 logits");
    }

    [Test, ForTask("13.10")]
    public void Gradients_match_the_reference()
    {
        foreach (bool sumToOne in new[] { false, true })
        {
            GradientAssert.Same(
                inputs => Router.Choose(inputs[0], 2, sumToOne).Weights,
                inputs => Reference.Router.Choose(inputs[0], 2, sumToOne).Weights,
                [("logits", Seeded.Normal(8, 7, 5))],
                $"weights, sumToOne = {sumToOne}");
        }
    }

    [Test, ForTask("13.10")]
    public void One_expert_kept_as_it_is_teaches_the_router()
    {
        // Switch: a single expert. Made to sum to 1, its weight would be 1, whatever the router says.
        TensorAssert.Close(
            Router.Choose(Four, 1, sumToOne: false).Weights,
            tensor(new float[,] { { 0.4f } }),
            "weight of the only expert, as it is",
            new Suspect(ones(1, 1), "it is made to sum to 1 with itself: no gradient is left"));
        TensorAssert.Close(
            Router.Choose(Four, 1, sumToOne: true).Weights, ones(1, 1), "weight of the only expert, made to sum to 1");
        GradientAssert.Same(
            inputs => Router.Choose(inputs[0], 1, false).Weights,
            inputs => Reference.Router.Choose(inputs[0], 1, false).Weights,
            [("logits", Seeded.Normal(8, 7, 5))],
            "weights of the only expert");
    }

    [Test, ForTask("13.10")]
    public void All_experts_may_be_chosen() => TensorAssert.Close(
        Router.Choose(Four, 4, sumToOne: false).Weights,
        tensor(new float[,] { { 0.4f, 0.3f, 0.2f, 0.1f } }),
        "weights of all four experts");

    [Test, ForTask("13.10")]
    public void The_logits_are_left_as_they_were()
    {
        var logits = Seeded.Normal(9, 7, 5);
        var before = logits.clone();
        Router.Choose(logits, 2, sumToOne: true);
        TensorAssert.Unchanged(logits, before, "logits");
    }

    [Test, ForTask("13.10")]
    public void More_than_there_are_cannot_be_chosen()
    {
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => Router.Choose(Four, 5, true), "k", "there are 4");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => Router.Choose(Four, 0, true), "k", "it is 0");
    }
}
