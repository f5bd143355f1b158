extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson05;

namespace Katas.Lesson05.Tests;

public class MaskedLanguageModelTests
{
    [Test, ForTask("05.11")]
    public void Logits_match_the_reference()
    {
        foreach (var config in Models.Kinds())
        {
            Compare(config, Models.Tokens(1, config, 5, 7, 3), null);
        }

        var tokens = Models.Tokens(2, Models.Config, 5, 7);
        Compare(Models.Config, tokens, Models.Segments(tokens, Models.Config));
        Compare(Models.Config, tokens, null, ScalarType.Float64);
    }

    [Test, ForTask("05.11")]
    public void Each_place_has_a_score_for_each_token_there_is()
    {
        var logits = Models.Ready(new MaskedLanguageModel(Models.Config)).call(
            Models.Tokens(3, Models.Config, 5, 7), null);

        Assert.That(logits.shape, Is.EqualTo(new long[] { 2, 7, 11 }), "[batch, length, vocabulary]");
    }

    [Test, ForTask("05.11")]
    public void A_token_s_vector_is_what_it_is_recognised_by()
    {
        // With a table of zeros no token stands out, and the biases alone are left.
        var model = Models.Ready(new MaskedLanguageModel(Models.Config));
        using (no_grad())
        {
            model.Encoder.Table.zero_();
        }

        TensorAssert.Close(
            model.call(Models.Tokens(4, Models.Config, 5), null),
            model.get_parameter("bias")!.expand(1, 5, 11),
            "logits when the tokens' vectors are 0: the biases");
    }

    [Test, ForTask("05.11")]
    public void Padding_changes_no_real_token_s_logits()
    {
        var model = Models.Ready(new MaskedLanguageModel(Models.Config), ScalarType.Float64);
        var tokens = Models.Tokens(5, Models.Config, 4, 7);

        TensorAssert.Close(
            model.call(tokens, null)[..1, ..4],
            model.call(tokens[..1, ..4], null),
            "logits with padding (seen) and without (expected)");
    }

    [Test, ForTask("05.11")]
    public void Each_call_goes_by_its_own_tokens_and_by_what_has_been_learned()
    {
        var model = Models.Ready(new MaskedLanguageModel(Models.Config), ScalarType.Float64);
        var reference = Models.Like(
            model, new Reference.MaskedLanguageModel(Models.ForReference(Models.Config)), ScalarType.Float64);
        foreach (int seed in new[] { 0, 1 })
        {
            Weights.Copy(from: Seeded.Parameters(model, seed), to: reference);
            foreach (long[] lengths in new long[][] { [5, 7], [7, 2], [4, 6, 1] })
            {
                var tokens = Models.Tokens(7, Models.Config, lengths);
                TensorAssert.Close(
                    model.call(tokens, null),
                    reference.call(tokens, null),
                    $"logits of one model for sequences of {string.Join(", ", lengths)} tokens"
                    + (seed == 0 ? "" : ", after the parameters, the table among them, have changed"),
                    1e-9);
            }
        }
    }

    [Test, ForTask("05.11")]
    public void Half_precision_stays_half_precision() => Assert.That(
        Models.Ready(new MaskedLanguageModel(Models.Config), ScalarType.Float16)
            .call(Models.Tokens(8, Models.Config, 5, 7), null).dtype,
        Is.EqualTo(ScalarType.Float16),
        "type of the logits of a half precision model");

    [Test, ForTask("05.11")]
    public void The_table_gets_its_gradient_from_both_ends()
    {
        var model = Models.Ready(new MaskedLanguageModel(Models.Config), ScalarType.Float64);
        var reference = Models.Like(
            model, new Reference.MaskedLanguageModel(Models.ForReference(Models.Config)), ScalarType.Float64);
        var tokens = Models.Tokens(6, Models.Config, 5, 7);

        Models.CompareGradients(
            model, model.call(tokens, null), reference, reference.call(tokens, null), "masked language model");
    }

    private static void Compare(
        EncoderConfig config, Tensor tokens, Tensor? segments, ScalarType type = ScalarType.Float32)
    {
        var model = Models.Ready(new MaskedLanguageModel(config), type);
        var reference = Models.Like(model, new Reference.MaskedLanguageModel(Models.ForReference(config)), type);
        var expected = reference.call(tokens, segments);
        var state = model.state_dict();
        var hidden = reference.Encoder.call(tokens, segments).output;
        var dense = nn.functional.linear(hidden, state["dense.weight"], state["dense.bias"]);
        Suspect[] suspects =
        [
            new(expected - state["bias"], "the bias is missing"),
            new(Head(dense), "GELU is missing"),
            new(Head(dense.relu()), "ReLU stands where GELU belongs"),
            new(
                nn.functional.linear(nn.functional.gelu(dense), state["encoder.embeddings.word_embeddings.weight"],
                    state["bias"]),
                "the norm is missing"),
            new(Head(hidden), "dense and GELU are missing"),
            new(nn.functional.softmax(expected, -1), "softmax is applied; the logits are asked for"),
        ];

        TensorAssert.Close(
            model.call(tokens, segments),
            expected,
            $"logits for tokens [{string.Join(", ", tokens.shape)}] {type}",
            type == ScalarType.Float64 ? 1e-9 : 2e-4, // dot products of large seeded weights
            suspects);

        Tensor Head(Tensor input) => nn.functional.linear(
            nn.functional.layer_norm(input, [config.DModel], state["norm.weight"], state["norm.bias"]),
            state["encoder.embeddings.word_embeddings.weight"],
            state["bias"]);
    }
}
