using Katas.Lesson04;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07.Tests;

/// <summary>What the lesson gives.</summary>
public class GivenTests
{
    [Test, ForTask("07.0")]
    public void Beam_search_goes_as_in_the_paper_unless_said_otherwise() => Assert.That(
        new BeamOptions(), Is.EqualTo(new BeamOptions { Beams = 4, Alpha = 0.6, MaxLength = 50 }));

    [Test, ForTask("07.0")]
    public void Sizes_unless_said_otherwise() => Assert.That(
        new TransformerConfig { SourceVocabulary = 7, TargetVocabulary = 8 },
        Is.EqualTo(new TransformerConfig
        {
            SourceVocabulary = 7,
            TargetVocabulary = 8,
            SharedVocabulary = false,
            DModel = 64,
            Heads = 4,
            EncoderLayers = 2,
            DecoderLayers = 2,
            DFeedForward = 256,
            MaxLength = 64,
            Dropout = 0.1,
            Norm = NormPlacement.Pre,
            Activation = Activation.ReLU,
            PaddingId = 0,
            StartId = 2,
            EndId = 3,
        }));

    [Test, ForTask("07.0")]
    public void Sizes_of_the_paper_s_table_and_below()
    {
        // DModel, heads, layers of either stack, d_ff, dropout: the last two are rows of table 3 of Vaswani et al. 2017.
        Has(TransformerSizes.Tiny(9), 64, 4, 2, 256, 0.1);
        Has(TransformerSizes.Small(9), 256, 4, 3, 1024, 0.1);
        Has(TransformerSizes.Base(9), 512, 8, 6, 2048, 0.1);
        Has(TransformerSizes.Big(9), 1024, 16, 6, 4096, 0.3);

        static void Has(TransformerConfig config, long dModel, long heads, int layers, long wide, double dropout) => Assert.That(
            config,
            Is.EqualTo(new TransformerConfig
            {
                SourceVocabulary = 9,
                TargetVocabulary = 9,
                SharedVocabulary = true,
                DModel = dModel,
                Heads = heads,
                EncoderLayers = layers,
                DecoderLayers = layers,
                DFeedForward = wide,
                Dropout = dropout,
                MaxLength = 512,
            }));
    }

    [Test, ForTask("07.0")]
    public void Memory_is_four_bytes_a_number()
    {
        var costs = new TransformerCosts(new(10, 1), new(200, 1), new(3000, 1), new(0, 1));
        var config = Models.Config() with { DecoderLayers = 3 };

        Assert.That(costs.WeightBytes, Is.EqualTo(3210 * 4), "bytes of 3,210 weights");
        Assert.That(costs.TrainingBytes, Is.EqualTo(3210 * 4 * 4), "bytes of weights, gradients, and Adam's two means");
        Assert.That(
            TransformerCosts.CacheBytes(config, 7),
            Is.EqualTo(2 * 3 * 7 * 12 * 4),
            "bytes of the keys and values of 7 tokens in 3 blocks of 12 features");
    }

    [Test, ForTask("07.0")]
    public void Token_vectors_start_with_a_length_of_about_1() => SpreadAssert.Around(
        new TokenEmbedding(101, 100, 0).Table.detach(), 0, 0.1, "token vectors of 100 features");

    [Test, ForTask("07.0")]
    public void Stacks_register_their_parts()
    {
        Assert.That(new EncoderStack(Models.Config()).parameters(), Is.Not.Empty, "parameters of the encoder");
        Assert.That(new DecoderStack(Models.Config()).parameters(), Is.Not.Empty, "parameters of the decoder");
    }

    [Test, ForTask("07.0")]
    public void Sizes_and_ids_that_contradict_each_other_are_refused()
    {
        Assert.Throws<ArgumentException>(
            () => _ = new Transformer(Models.Config() with { SharedVocabulary = true }), "two sizes of one vocabulary");
        Assert.Throws<ArgumentException>(
            () => _ = new Transformer(Models.Config() with { EndId = Models.Start }), "one id for start and end");
    }

    [Test, ForTask("07.0")]
    public void A_translator_reads_searches_and_writes()
    {
        var (model, _) = Models.Lively(771);
        var translator = new Translator(
            model,
            sentence => [.. sentence.Split(' ').Select(long.Parse)],
            tokens => string.Join(' ', tokens));
        string[] sentences = ["7 2 9", "8 0 3 12 6"];
        var options = new BeamOptions { Beams = 3, MaxLength = 6 };

        using var batch = translator.Batch(sentences);
        TensorAssert.Close(
            batch,
            tensor(new long[,] { { 7, 2, 9, Models.End, Models.Padding, Models.Padding }, { 8, 0, 3, 12, 6, Models.End } }),
            "the sentences as a batch");
        Assert.That(
            translator.Greedy(sentences, 6),
            Is.EqualTo(Decoding.Greedy(model, batch, 6).Select(text => string.Join(' ', text))),
            "greedy translations");
        Assert.That(
            translator.Beam(sentences, options),
            Is.EqualTo(BeamSearch.Search(model, batch, options).Select(
                found => string.Join(' ', found[0].Tokens.Where(token => token != Models.End)))),
            "the best of each search");
    }

    [TestCase("a <skipped>b", "a b")]
    [TestCase("trans-\nlate\nthis", "translate this")]
    [TestCase("&quot;a&quot; &amp;&lt;b&gt;", "\" a \" & < b >")]
    [TestCase("It cost 3.5, or 1,000. ", "It cost 3.5 , or 1,000 .")]
    [TestCase("don't (stop)!", "don't ( stop ) !")]
    [TestCase("1990-95 well-known", "1990 - 95 well-known")]
    [ForTask("07.0")]
    public void Words_are_those_of_mteval(string sentence, string words) =>
        Assert.That(string.Join(' ', Words.Split(sentence)), Is.EqualTo(words));
}
