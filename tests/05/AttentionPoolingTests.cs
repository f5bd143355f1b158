extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson05;

namespace Katas.Lesson05.Tests;

public class AttentionPoolingTests
{
    [Test, ForTask("05.7")]
    public void Without_a_preference_the_tokens_share_equally()
    {
        var pooling = new AttentionPooling(7);
        using (no_grad())
        {
            pooling.get_parameter("context")!.zero_();
        }

        TensorAssert.Close(
            pooling.call(Seeded.Normal(16, 2, 5, 7), ones(2, 5, dtype: ScalarType.Bool)).weights,
            full([2, 5], 0.2f),
            "weights of 5 tokens without padding, the word context vector being 0",
            new Suspect(ones(2, 5), "each weight is 1: softmax runs over a dimension of size 1, and not over the "
                + "tokens"));
    }

    [Test, ForTask("05.7")]
    public void Without_a_preference_it_is_the_mean_over_real_tokens()
    {
        var pooling = new AttentionPooling(7);
        using (no_grad())
        {
            pooling.get_parameter("context")!.zero_();
        }

        var hidden = Seeded.Normal(1, 2, 5, 7);
        var real = Models.Real(5, 3, 5);
        var (output, weights) = pooling.call(hidden, real);

        TensorAssert.Close(
            weights,
            real.to(ScalarType.Float32) / tensor(new float[,] { { 3 }, { 5 } }),
            "weights, the word context vector being 0");
        TensorAssert.Close(
            output, Reference.Pooling.Mean(hidden, real), "output, the word context vector being 0");
    }

    [Test, ForTask("05.7")]
    public void Output_and_weights_match_the_reference()
    {
        Compare(Seeded.Normal(2, 2, 5, 7), Models.Real(5, 3, 5));
        Compare(Seeded.Normal(3, 1, 5, 7), Models.Real(5, 4));
        Compare(Seeded.Normal(4, 3, 7, 7), Models.Real(7, 1, 7, 2));
        Compare(Seeded.Normal(5, 2, 5, 7), Seeded.Mask(6, 2, 5));
        Compare(Seeded.Normal(7, ScalarType.Float64, 2, 5, 7), Models.Real(5, 3, 5));
    }

    [Test, ForTask("05.7")]
    public void Weights_of_real_tokens_sum_to_1_and_padding_has_none()
    {
        var real = Models.Real(5, 3, 5, 1);

        var (_, weights) = Models.Ready(new AttentionPooling(7)).call(Seeded.Normal(8, 3, 5, 7), real);

        TensorAssert.RowsSumToOne(weights, "weights [3, 5]");
        Assert.That(
            weights.masked_select(real.logical_not()).abs().max().ToDouble(), Is.Zero, "the largest weight of padding");
    }

    [Test, ForTask("05.7")]
    public void A_sentence_without_a_real_token_gets_zeros() =>
        Compare(Seeded.Normal(9, 2, 5, 7), Models.Real(5, 0, 3));

    [Test, ForTask("05.7")]
    public void What_stands_in_the_padding_makes_no_difference()
    {
        var pooling = Models.Ready(new AttentionPooling(7));
        var hidden = Seeded.Normal(10, 2, 5, 7);
        var real = Models.Real(5, 3, 2);
        var other = hidden.masked_fill(real.unsqueeze(-1).logical_not(), 1000);

        TensorAssert.Close(
            pooling.call(other, real).output,
            pooling.call(hidden, real).output,
            "output with 1000 in the padding (seen) and with other numbers (expected)");
    }

    [Test, ForTask("05.7")]
    public void Half_precision_stays_half_precision() =>
        Compare(Seeded.Normal(14, ScalarType.Float16, 2, 5, 7), Models.Real(5, 3, 5));

    [Test, ForTask("05.7")]
    public void Each_call_goes_by_its_own_arguments_and_by_what_has_been_learned()
    {
        var pooling = Models.Ready(new AttentionPooling(7));
        var reference = Models.Like(pooling, new Reference.AttentionPooling(7));
        var hidden = Seeded.Normal(15, 2, 5, 7);
        foreach (int seed in new[] { 0, 1 })
        {
            Weights.Copy(from: Seeded.Parameters(pooling, seed), to: reference);
            foreach (var real in new[] { Models.Real(5, 3, 5), Models.Real(5, 5, 2), Models.Real(5, 1, 4) })
            {
                string what = $"of one module, {real.sum().item<long>()} of 10 tokens being real"
                    + (seed == 0 ? "" : ", after its parameters have changed");
                var expected = reference.call(hidden, real);
                var (output, weights) = pooling.call(hidden, real);
                TensorAssert.Close(weights, expected.weights, $"weights {what}");
                TensorAssert.Close(output, expected.output, $"output {what}");
            }
        }
    }

    [Test, ForTask("05.7")]
    public void Gradients_reach_vectors_and_parameters()
    {
        var pooling = Models.Ready(new AttentionPooling(7), ScalarType.Float64);
        var reference = Models.Like(pooling, new Reference.AttentionPooling(7), ScalarType.Float64);
        var hidden = Seeded.Normal(11, ScalarType.Float64, 2, 5, 7);
        var real = Models.Real(5, 3, 5);

        GradientAssert.Same(
            inputs => pooling.call(inputs[0], real).output,
            inputs => reference.call(inputs[0], real).output,
            [("hidden", hidden)],
            "attention pooling");
        Models.CompareGradients(
            pooling, pooling.call(hidden, real).output, reference, reference.call(hidden, real).output, "pooling");
    }

    [Test, ForTask("05.7")]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var pooling = new AttentionPooling(7);
        var wide = Seeded.Normal(12, 2, 5, 8);
        var shorter = Models.Real(4, 3, 4);

        ArgumentAssert.Rejects(() => pooling.call(wide, Models.Real(5, 3, 5)), "hidden", wide, "8 features");
        ArgumentAssert.Rejects(
            () => pooling.call(Seeded.Normal(13, 2, 5, 7), shorter), "real", shorter, "4 values for 5 tokens");
    }

    private static void Compare(Tensor hidden, Tensor real)
    {
        var pooling = Models.Ready(new AttentionPooling(7), hidden.dtype);
        var reference = Models.Like(pooling, new Reference.AttentionPooling(7), hidden.dtype);
        var expected = reference.call(hidden, real);
        var before = hidden.clone();
        var state = pooling.state_dict();
        var projected = nn.functional.linear(hidden, state["proj.weight"], state["proj.bias"]);
        var scores = projected.tanh().matmul(state["context"]); // [batch, length]
        var hide = real.logical_not();
        var turned = (hidden.matmul(state["proj.weight"]) + state["proj.bias"]).tanh().matmul(state["context"]);
        Suspect[] suspects =
        [
            new(nn.functional.softmax(scores, -1), "padding takes its share: the mask is missing"),
            new(
                nn.functional.softmax(scores, -1).masked_fill(hide, 0),
                "the mask is laid over the weights: what padding took is lost"),
            new(
                nn.functional.softmax(
                    projected.matmul(state["context"]).masked_fill(hide, float.NegativeInfinity), -1),
                "tanh is missing"),
            new(
                nn.functional.softmax(turned.masked_fill(hide, float.NegativeInfinity), -1).nan_to_num(0.0),
                "proj's weight is applied the wrong way round: it is stored as [out, in], and the sum runs over what "
                    + "goes in"),
            new(
                nn.functional.softmax(scores.masked_fill(hide, float.NegativeInfinity), -1),
                "a sentence without a real token has NaN; it should have zeros"),
        ];

        var (output, weights) = pooling.call(hidden, real);

        TensorAssert.Close(weights, expected.weights, $"weights over [{string.Join(", ", real.shape)}]", suspects);
        TensorAssert.Close(output, expected.output, $"output for [{string.Join(", ", hidden.shape)}]");
        TensorAssert.Unchanged(hidden, before, "hidden");
    }
}
