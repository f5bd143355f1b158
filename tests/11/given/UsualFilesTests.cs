using Katas.Lesson08;
using Katas.Lesson09;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11.Tests;

/// <summary>Files as they usually are: where they are looked for, and what holds where they say nothing.</summary>
public class UsualFilesTests
{
    private const uint Texts = 8;
    private const uint Lists = 9;

    private ScratchFolder _folder = null!;

    private string Folder => Path.GetDirectoryName(_folder.File("x"))!;

    [SetUp]
    public void Open() => _folder = new ScratchFolder();

    [TearDown]
    public void Close() => _folder.Dispose();

    [Test, ForTask("11.0")]
    public void A_tokenizer_is_in_one_file_or_in_two()
    {
        Assert.That(TokenizerFiles.AreIn(Folder), Is.False, "an empty folder");
        File.Copy(GoldenFiles.At("tiny-bpe/vocab.json"), _folder.File("vocab.json"));
        Assert.That(TokenizerFiles.AreIn(Folder), Is.False, "a vocabulary alone");
        File.Copy(GoldenFiles.At("tiny-bpe/merges.txt"), _folder.File("merges.txt"));
        Assert.That(TokenizerFiles.AreIn(Folder), Is.True, "a vocabulary and merges");
        var expected = TokenizerFiles.Read(GoldenFiles.At("tiny-bpe"));
        var two = TokenizerFiles.Read(Folder);
        Assert.That(two.Ids, Is.EqualTo(expected.Ids));
        Assert.That(two.Merges, Is.EqualTo(expected.Merges));

        File.WriteAllText(
            _folder.File("tokenizer.json"),
            """
            { "added_tokens": [], "model": { "vocab": { "a": 0 }, "merges": [] }, "pre_tokenizer": { "individual_digits": true } }
            """);
        Assert.That(TokenizerFiles.Read(Folder).SingleDigits, Is.True, "the one file says more, and comes first");
        File.Delete(_folder.File("vocab.json"));
        Assert.That(TokenizerFiles.AreIn(Folder), Is.True, "one file");
        Assert.That(TokenizerFiles.FromVocabularyAndMerges("{}", ["#version: 0.2", "a b", ""]).Merges, Has.Count.EqualTo(1));
        Assert.Throws<FormatException>(() => TokenizerFiles.FromVocabularyAndMerges("{}", ["a"]));
    }

    [TestCase("smollm", true)]
    [TestCase("gpt-2", false)]
    [ForTask("11.0")]
    public void A_tokenizer_is_in_the_lists_of_a_GGUF_file(string pattern, bool singleDigits)
    {
        using var file = Write(FileBuilder.Gguf(0, 5)
            .Text("tokenizer.ggml.model").Number(Texts).Text("gpt2")
            .Text("tokenizer.ggml.pre").Number(Texts).Text(pattern)
            .Text("tokenizer.ggml.tokens").Number(Lists).Number(Texts).Number(4UL).Text("<|x|>").Text("a").Text("b").Text("ab")
            .Text("tokenizer.ggml.token_type").Number(Lists).Number(5).Number(4UL).Number(3).Number(1).Number(4).Number(1)
            .Text("tokenizer.ggml.merges").Number(Lists).Number(Texts).Number(1UL).Text("a b"));

        var parts = TokenizerFiles.FromGguf(file);

        Assert.That(parts.Ids, Is.EquivalentTo(new Dictionary<string, long> { ["<|x|>"] = 0, ["a"] = 1, ["b"] = 2, ["ab"] = 3 }));
        Assert.That(parts.Merges, Is.EqualTo(new[] { new BytePair("a", "b") }));
        Assert.That(parts.Specials, Is.EquivalentTo(new Dictionary<string, long> { ["<|x|>"] = 0, ["b"] = 2 }));
        Assert.That(parts.SingleDigits, Is.EqualTo(singleDigits));
    }

    [Test, ForTask("11.0")]
    public void Another_kind_of_tokenizer_is_refused_by_name()
    {
        using var file = Write(FileBuilder.Gguf(0, 1).Text("tokenizer.ggml.model").Number(Texts).Text("llama"));
        using var none = Write(FileBuilder.Gguf(0, 0));

        Assert.That(() => TokenizerFiles.FromGguf(file), Throws.TypeOf<FormatException>().With.Message.Contains("kind llama"));
        Assert.That(() => TokenizerFiles.FromGguf(none), Throws.TypeOf<FormatException>().With.Message.Contains("kind none"));
    }

    [Test, ForTask("11.0")]
    public void What_a_GGUF_file_does_not_say_is_as_usual()
    {
        using var file = Write(Llama("llama"));

        var config = GgufModel.Config(file);

        Assert.That(config.NormEps, Is.EqualTo(1e-5));
        Assert.That(config.Rotary.Base, Is.EqualTo(10_000));
        Assert.That((config.Vocabulary, config.Width, config.Hidden, config.Layers), Is.EqualTo((3L, 4L, 6L, 1)));
        Assert.That((config.Heads, config.KeyHeads, config.HeadSize), Is.EqualTo((2L, 2L, 2L)));
        Assert.That(config.MaxPositions, Is.EqualTo(1024));
        Assert.That(config.Tied, Is.True, "there is no output.weight");
        using var other = Write(Llama("gpt2"));
        Assert.That(() => GgufModel.Config(other), Throws.TypeOf<FormatException>().With.Message.Contains("gpt2; expected llama"));
    }

    [TestCase(0U, 1)]
    [TestCase(1U, 1)]
    [TestCase(7U, 1)]
    [TestCase(2U, 2)]
    [TestCase(3U, 2)]
    [TestCase(4U, 4)]
    [TestCase(5U, 4)]
    [TestCase(6U, 4)]
    [TestCase(10U, 8)]
    [TestCase(11U, 8)]
    [TestCase(12U, 8)]
    [TestCase(8U, 8)]
    [TestCase(9U, 12)]
    [ForTask("11.0")]
    public void A_list_may_end_with_the_file(uint type, int bytes)
    {
        // Zeros: numbers, texts of no letters, lists of no bytes.
        using var file = Write(FileBuilder.Gguf(0, 1).Text("k").Number(Lists).Number(type).Number(3UL).Raw(new byte[3 * bytes]));

        Assert.That(((Array)file.Metadata["k"]).Length, Is.EqualTo(3));
    }

    [Test, ForTask("11.0")]
    public void A_message_about_a_configuration_names_the_file_alone()
    {
        File.WriteAllText(_folder.File("config.json"), "[]");

        Assert.That(
            () => ConfigFile.Read(_folder.File("config.json")),
            Throws.TypeOf<FormatException>().With.Message.Contains("config.json").And.Message.Not.Contains(Folder));
    }

    [Test, ForTask("11.0")]
    public void A_vector_comes_from_the_text_s_own_tokens()
    {
        using var scope = NewDisposeScope();
        string[] vocabulary = [.. File.ReadAllLines(GoldenFiles.At("tiny-wordpiece/vocab.txt"))];
        var bert = Seeded.Parameters(new TransformerModel(KnownModels.Bert with
        {
            Vocabulary = vocabulary.Length, Layers = 1, Width = 12, Heads = 2, Hidden = 14, MaxPositions = 16,
        }));
        var tokenizer = new WordPieceTokenizer(vocabulary);
        var vectors = new SentenceModel(bert, tokenizer, 12).Embed("the spaces", "a tab and more than that");

        foreach (var (i, text) in new[] { "the spaces", "a tab and more than that" }.Index())
        {
            long[] ids = tokenizer.Encode(text, 12);
            var hidden = bert.call(new ModelInput(tensor(ids).unsqueeze(0))).Hidden[^1]; // [1, length, width]
            TensorAssert.Close(vectors[i..(i + 1)], SentenceVectors.Pool(hidden, ones(1, ids.Length) > 0), $"vector of \"{text}\"");
        }
    }

    [Test, ForTask("11.0")]
    public void Letters_and_numbers_beyond_sixteen_bits_are_letters_and_numbers() =>
        Assert.That(Gpt2Pattern.Of("a𝐀b 𝟏2🙂!"), Is.EqualTo(new[] { "a𝐀b", " 𝟏2", "🙂!" }));

    [Test, ForTask("11.0")]
    public void A_model_that_is_opened_is_not_in_training()
    {
        using var model = RealModel.Open(GoldenFiles.At("tiny-llama"));

        Assert.That(model.training, Is.False);
    }

    [Test, ForTask("11.0")]
    public void A_short_vector_is_brought_to_length_1_as_a_long_one_is()
    {
        using var scope = NewDisposeScope();
        var hidden = Seeded.Normal(3, 2, 4, 5); // [batch, length, width]
        var real = ones(2, 4) > 0;

        TensorAssert.Close(SentenceVectors.Pool(hidden * 1e-3, real), SentenceVectors.Pool(hidden, real), "vectors of a thousandth");
    }

    [Test, ForTask("11.0")]
    public void Who_has_read_nothing_has_read_no_token()
    {
        using var writer = new Writer(Small.Ready(), []);

        Assert.That(writer.Read, Is.Zero);
    }

    private static FileBuilder Llama(string architecture) => FileBuilder.Gguf(1, 5)
        .Text("general.architecture").Number(Texts).Text(architecture)
        .Entry("llama.attention.head_count", 2)
        .Entry("llama.block_count", 1)
        .Entry("llama.embedding_length", 4)
        .Entry("llama.feed_forward_length", 6)
        .Tensor("token_embd.weight", 0, 0, 4, 3)
        .Data(48, 32);

    private Gguf Write(FileBuilder builder)
    {
        string path = _folder.File($"{Guid.NewGuid()}.gguf");
        File.WriteAllBytes(path, builder.Bytes);
        return Gguf.Open(path);
    }
}
