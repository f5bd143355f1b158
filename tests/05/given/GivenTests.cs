using Katas.Lesson04;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05.Tests;

/// <summary>What the lesson gives.</summary>
public class GivenTests
{
    [Test, ForTask("05.0")]
    public void Sizes_unless_said_otherwise() => Assert.That(
        new EncoderConfig { VocabularySize = 7 },
        Is.EqualTo(new EncoderConfig
        {
            VocabularySize = 7,
            DModel = 64,
            Heads = 4,
            Layers = 2,
            DFeedForward = 256,
            MaxLength = 64,
            Segments = 2,
            Dropout = 0.1,
            Norm = NormPlacement.Pre,
            Activation = Activation.GELU,
            InitialSpread = 0.02,
            PaddingId = 0,
        }));

    [Test, ForTask("05.0")]
    public void Costs_add_up() => Assert.That(new Cost(1, 20) + new Cost(300, 4000), Is.EqualTo(new Cost(301, 4020)));

    [Test, ForTask("05.0")]
    public void Embeddings_start_with_the_spread_asked_for()
    {
        var embeddings = new EncoderEmbeddings(
            Models.Config with { VocabularySize = 101, DModel = 120, MaxLength = 90, Segments = 40, PaddingId = 3, InitialSpread = 0.3 });

        var tables = embeddings.named_parameters().Where(pair => pair.name.Contains("embeddings")).ToArray();

        Assert.That(tables, Has.Length.EqualTo(3), "tables of vectors");
        foreach (var (name, table) in tables)
        {
            SpreadAssert.Around(table.detach(), 0, 0.3, name);
        }

        TensorAssert.Close(embeddings.Table.detach()[3], zeros(120), "the vector of padding");
    }

    [Test, ForTask("05.0")]
    public void What_a_pooling_looks_for_starts_with_a_length_of_about_1() => SpreadAssert.Around(
        new AttentionPooling(2500).get_parameter("context")!.detach(), 0, 1 / 50.0, "context of 2,500 features");

    [Test, ForTask("05.0")]
    public void No_token_is_likelier_at_first() => TensorAssert.Close(
        new MaskedLanguageModel(Models.Config).get_parameter("bias")!.detach(), zeros(11), "bias of a new model");

    [Test, ForTask("05.0")]
    public void Tags_are_counted_that_are_asked_for()
    {
        var logits = tensor(new float[,,]
        {
            { { 3, 1, 2, 0 }, { 0, 5, 1, 4 }, { 1, 2, 9, 3 } },
            { { 1, 4, 0, 6 }, { 7, 2, 1, 5 }, { 2, 3, 8, 1 } },
        }); // the largest are 0, 1, 2 and 3, 0, 2
        var labels = tensor(new long[,] { { 0, 1, -100 }, { 1, 2, 1 } });

        Assert.That(Tagging.Score(logits, labels), Is.EqualTo((2L, 5L)), "right ones, and all that have a label");
    }

    [Test, ForTask("05.0")]
    public void A_tagger_in_training_drops_what_it_makes_tags_of()
    {
        var tagger = Seeded.Parameters(new TokenTagger(Models.Config with { Dropout = 1 }, 5));
        var tokens = tensor(new long[,] { { 1, 2, 3 } });

        tagger.train();

        TensorAssert.Close(
            tagger.call(tokens, null),
            tagger.get_parameter("classifier.bias")!.expand(1, 3, 5),
            "logits when everything is dropped: the bias alone is left");
    }
}
