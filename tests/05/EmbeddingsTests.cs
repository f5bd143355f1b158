extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson05;

namespace Katas.Lesson05.Tests;

public class EmbeddingsTests
{
    [Test, ForTask("05.2")]
    public void The_three_vectors_of_a_token_are_added_and_normalised()
    {
        // One feature of each table is 1 at a time, so that the sum can be read off: token 1 at place 0 in segment 1.
        var config = Models.Config with { VocabularySize = 3, DModel = 4, MaxLength = 2, Segments = 2 };
        var embeddings = new EncoderEmbeddings(config);
        embeddings.eval();
        using (no_grad())
        {
            foreach (var (name, parameter) in embeddings.named_parameters().Where(pair => pair.parameter.dim() == 2))
            {
                parameter.zero_();
                int feature = name.StartsWith("word") ? 0 : name.StartsWith("position") ? 1 : 2;
                parameter[name.StartsWith("position") ? 0 : 1, feature] = tensor(1.0f);
            }
        }

        var output = embeddings.call(tensor(new long[,] { { 1 } }), tensor(new long[,] { { 1 } }));

        // 1, 1, 1, 0 has mean ¾ and variance 3/16: √(16/3) · ¼ = 0.57735.
        TensorAssert.Close(
            output,
            tensor(new[,,] { { { 0.57735f, 0.57735f, 0.57735f, -1.73205f } } }),
            "the normalised sum of 1, 0, 0, 0 and 0, 1, 0, 0 and 0, 0, 1, 0",
            tolerance: 1e-4,
            new Suspect(
                tensor(new[,,] { { { 1.41421f, 0, 0, -1.41421f } } }),
                "the word's vector is multiplied by √d_model, here 2; BERT adds it as it is"));
    }

    [Test, ForTask("05.2")]
    public void A_place_is_counted_from_the_start_of_the_row_padding_or_not()
    {
        // Padding, then token 1, at place 1. The word's vector is 1, 0, 0, 0; those of places 0 and 1 are 0, 1, 0, 0
        // and 0, 0, 1, 0; that of the segment is 0. Of 1, 0, 1, 0 the mean is ½ and the variance ¼.
        var config = Models.Config with { VocabularySize = 3, DModel = 4, MaxLength = 2, Segments = 1 };
        var embeddings = new EncoderEmbeddings(config);
        embeddings.eval();
        using (no_grad())
        {
            var state = embeddings.state_dict();
            state["token_type_embeddings.weight"].zero_();
            state["word_embeddings.weight"].zero_();
            state["word_embeddings.weight"][1, 0] = tensor(1f);
            state["position_embeddings.weight"].copy_(tensor(new float[,] { { 0, 1, 0, 0 }, { 0, 0, 1, 0 } }));
        }

        TensorAssert.Close(
            embeddings.call(tensor(new long[,] { { config.PaddingId, 1 } }), null)[.., 1],
            tensor(new float[,] { { 1, -1, 1, -1 } }),
            "a token behind one of padding: the normalised sum of 1, 0, 0, 0 and 0, 0, 1, 0",
            tolerance: 1e-3,
            new Suspect(
                tensor(new float[,] { { 1, 1, -1, -1 } }),
                "padding before it takes no place, so that the token has moved to the left; a place is where it "
                    + "stands"));
    }

    [Test, ForTask("05.2")]
    public void Vectors_match_the_reference()
    {
        Compare(Models.Tokens(1, Models.Config, 5), null);
        Compare(Models.Tokens(2, Models.Config, 5, 7, 3), null);
        Compare(Models.Tokens(3, Models.Config, 9, 1), null);
    }

    [Test, ForTask("05.2")]
    public void Segments_match_the_reference()
    {
        var tokens = Models.Tokens(4, Models.Config, 5, 7, 3);
        Compare(tokens, Models.Segments(tokens, Models.Config));
        Compare(tokens, zeros_like(tokens));
    }

    [Test, ForTask("05.2")]
    public void Without_segments_every_token_is_of_the_first()
    {
        var embeddings = Models.Ready(new EncoderEmbeddings(Models.Config));
        var tokens = Models.Tokens(5, Models.Config, 4, 6);

        TensorAssert.Close(
            embeddings.call(tokens, null),
            embeddings.call(tokens, zeros_like(tokens)),
            "vectors without segments (seen) and with segments of 0 (expected)");
    }

    [Test, ForTask("05.2")]
    public void The_same_token_differs_from_place_to_place()
    {
        var embeddings = Models.Ready(new EncoderEmbeddings(Models.Config));

        var output = embeddings.call(full([1, 3], 4, ScalarType.Int64), null);

        double difference = (output[0, 0] - output[0, 2]).abs().max().ToDouble();
        Assert.That(
            difference,
            Is.GreaterThan(0.1),
            "the largest difference between the vectors of one token at places 0 and 2: are there positions?");
    }

    [Test, ForTask("05.2")]
    public void Float64_stays_float64() =>
        Compare(Models.Tokens(6, Models.Config, 5, 7, 3), null, ScalarType.Float64);

    [Test, ForTask("05.2")]
    public void Half_precision_stays_half_precision() =>
        Compare(Models.Tokens(9, Models.Config, 5, 7, 3), null, ScalarType.Float16);

    [Test, ForTask("05.2")]
    public void Each_call_goes_by_its_own_arguments_and_by_what_has_been_learned()
    {
        var embeddings = Models.Ready(new EncoderEmbeddings(Models.Config));
        var reference = Models.Like(embeddings, new Reference.EncoderEmbeddings(Models.ForReference(Models.Config)));
        var tokens = Models.Tokens(10, Models.Config, 5, 7, 3);
        (Tensor tokens, Tensor? segments, string what)[] calls =
        [
            (tokens, Models.Segments(tokens, Models.Config), "a call with segments"),
            (tokens, null, "a later call without segments"),
            (Models.Tokens(11, Models.Config, 4, 6), null, "a later call on other tokens"),
        ];
        foreach (int seed in new[] { 0, 1 })
        {
            Weights.Copy(from: Seeded.Parameters(embeddings, seed), to: reference);
            foreach (var call in calls)
            {
                TensorAssert.Close(
                    embeddings.call(call.tokens, call.segments),
                    reference.call(call.tokens, call.segments),
                    $"vectors of {call.what}" + (seed == 0 ? "" : ", after the tables have changed"));
            }
        }
    }

    [Test, ForTask("05.2")]
    public void As_many_features_are_dropped_as_the_configuration_says()
    {
        using var seed = new LocalSeed(2);
        var config = Models.Config with { Dropout = 0.2, DModel = 60 };
        var embeddings = Models.Ready(new EncoderEmbeddings(config));
        embeddings.train();

        var dropped = embeddings.call(Models.Tokens(12, config, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9), null) == 0;

        Assert.That(
            dropped.to(ScalarType.Float64).mean().ToDouble(),
            Is.EqualTo(0.2).Within(0.03),
            "share of 5400 features that are exactly 0 with dropout 0.2; about 0.36 means that it is applied twice");
    }

    [Test, ForTask("05.2")]
    public void The_word_vector_of_padding_learns_nothing()
    {
        var embeddings = Models.Ready(new EncoderEmbeddings(Models.Config));
        var tokens = Models.Tokens(13, Models.Config, 5, 7);

        var output = embeddings.call(tokens, null);
        (output * Seeded.Normal(14, output.shape)).sum().backward();

        var gradient = embeddings.state_dict()["word_embeddings.weight"].grad;
        if (gradient is { IsInvalid: false })
        {
            TensorAssert.Close(
                gradient[Models.Config.PaddingId],
                zeros(Models.Config.DModel),
                "gradient of padding's row of word_embeddings; the module leaves it out, a lookup in its table does "
                    + "not");
        }
    }

    [Test, ForTask("05.2")]
    public void Gradients_reach_all_three_tables()
    {
        var embeddings = Models.Ready(new EncoderEmbeddings(Models.Config));
        var reference = Models.Like(embeddings, new Reference.EncoderEmbeddings(Models.ForReference(Models.Config)));
        var tokens = Models.Tokens(7, Models.Config, 5, 7);
        var segments = Models.Segments(tokens, Models.Config);

        Models.CompareGradients(
            embeddings, embeddings.call(tokens, segments), reference, reference.call(tokens, segments), "embeddings");
    }

    [Test, ForTask("05.2")]
    public void Features_are_dropped_while_training_only()
    {
        var embeddings = Models.Ready(new EncoderEmbeddings(Models.Config with { Dropout = 0.5 }));
        var tokens = Models.Tokens(8, Models.Config, 9, 9, 9, 9, 9, 9, 9, 9);
        var whole = embeddings.call(tokens, null);
        TensorAssert.Close(embeddings.call(tokens, null), whole, "vectors in eval mode, computed twice");

        embeddings.train();
        var dropped = embeddings.call(tokens, null);

        var gone = dropped == 0;
        Assert.That(
            gone.to(ScalarType.Float32).mean().ToDouble(),
            Is.EqualTo(0.5).Within(0.1),
            "the share of features that are exactly 0 while training with dropout 0.5");
        TensorAssert.Close(
            dropped,
            (whole * 2).masked_fill(gone, 0),
            "features while training with dropout 0.5: 0, or twice what they are in eval mode");
    }

    [Test, ForTask("05.2")]
    public void What_does_not_exist_is_refused()
    {
        var embeddings = new EncoderEmbeddings(Models.Config);
        var unknown = tensor(new long[,] { { 1, 11, 2 } });
        var tooLong = ones(2, 10, dtype: ScalarType.Int64);
        var tokens = ones(2, 3, dtype: ScalarType.Int64);
        var shorter = zeros(2, 2, dtype: ScalarType.Int64);

        ArgumentAssert.Rejects(() => embeddings.call(unknown, null), "tokens", unknown, "token 11 of 0 to 10");
        ArgumentAssert.Rejects(() => embeddings.call(tooLong, null), "tokens", tooLong, "10 tokens for 9 positions");
        ArgumentAssert.Rejects(() => embeddings.call(tokens, shorter), "segments", shorter, "2 segments for 3 tokens");
        ArgumentAssert.Rejects(
            () => embeddings.call(tokens, full_like(tokens, 4)), "segments", tokens, "segment 4 of 0 to 3");
    }

    private static void Compare(Tensor tokens, Tensor? segments, ScalarType type = ScalarType.Float32)
    {
        var embeddings = Models.Ready(new EncoderEmbeddings(Models.Config), type);
        var reference =
            Models.Like(embeddings, new Reference.EncoderEmbeddings(Models.ForReference(Models.Config)), type);
        var expected = reference.call(tokens, segments);
        var state = embeddings.state_dict();
        var words = state["word_embeddings.weight"][tokens];
        var places = state["position_embeddings.weight"][..(int)tokens.size(1)];
        var kinds = state["token_type_embeddings.weight"][segments ?? zeros_like(tokens)];
        var before = tokens.clone();
        Suspect[] suspects =
        [
            new(Normalised(words + kinds), "the positions are missing"),
            new(Normalised(words + places), "the segments are missing"),
            new(words + places + kinds, "the sum is not normalised"),
            new(Normalised(words) + places + kinds, "the norm comes before the sum is complete"),
        ];

        TensorAssert.Close(
            embeddings.call(tokens, segments),
            expected,
            $"vectors of tokens [{string.Join(", ", tokens.shape)}] {(segments is null ? "without" : "with")} segments",
            suspects);
        TensorAssert.Unchanged(tokens, before, "tokens");

        Tensor Normalised(Tensor sum) => nn.functional.layer_norm(
            sum, [Models.Config.DModel], state["norm.weight"], state["norm.bias"]);
    }
}
