using System.Text.Json;
using Katas.Lesson09;
using Katas.Lesson11;
using Katas.Lesson11.Tests;
using Katas.Testkit;
using Katas.Tests.Oracles.Table;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Oracles;

/// <summary>
/// Lesson 11's models against Hugging Face transformers: tiny ones of every format, which are here, and real ones, where their
/// weights are.
/// </summary>
public class Lesson11ModelOracleTests
{
    [TestCase("tiny-gpt2", "tiny-gpt2")]
    [TestCase("tiny-gpt2-hub", "tiny-gpt2")]
    [Oracle("Hugging Face transformers, golden files: GPT-2", "Gpt2.Recipe", "WeightLoader.Load")]
    public void It_is_GPT_2(string model, string expected) => Compare(model, expected, 2);

    [TestCase("tiny-llama", "tiny-llama")]
    [TestCase("tiny-llama-hub", "tiny-llama")]
    [Oracle("Hugging Face transformers, golden files: Llama", "Llama.Recipe", "WeightLoader.Load", "StoredNumbers.ToTensor")]
    public void It_is_Llama(string model, string expected) => Compare(model, expected, 3);

    [Test]
    [Oracle("Hugging Face transformers, golden files: Llama in bfloat16 and in two files", "StoredNumbers.ToTensor")]
    public void It_is_Llama_in_several_files()
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        using var model = RealModel.Open(GoldenFiles.At("tiny-llama-sharded-bf16"));
        var expected = GoldenFiles.Tensors("tiny-llama-sharded-bf16/expected-float32.safetensors");
        Lesson09OracleTests.Close(model.call(new ModelInput(expected["input_ids"])).Logits!, expected["logits"], "in several files: logits", 3e-5);
    }

    [Test]
    [Oracle("Hugging Face safetensors, golden file: ten types, nothing aligned", "StoredNumbers.ToTensor")]
    public void Numbers_need_not_be_aligned()
    {
        using var scope = NewDisposeScope();
        using var file = Safetensors.Open(GoldenFiles.At("odd.safetensors"));
        var expected = GoldenFiles.Tensors("odd.safetensors");
        Assert.That(file.Tensors.Keys, Is.EquivalentTo(expected.Keys));
        foreach (var (name, stored) in file.Tensors)
        {
            Assert.That(stored.Shape, Is.EqualTo(expected[name].shape), $"{name}: shape");
            Assert.That(file.Bytes(name).SequenceEqual(expected[name].bytes), Is.True, $"{name}: bytes");
            if (StoredTensors.IsReadable(stored.Type))
            {
                TensorAssert.Close(StoredTensors.Read(file.Bytes(name), stored), expected[name].to(ScalarType.Float32), name, 0);
            }
        }
    }

    [TestCase("tiny-llama.gguf", "tiny-llama")]
    [Oracle("Hugging Face transformers, golden files: Llama, written by gguf 0.19.0", "Llama.GgufRecipe")]
    public void It_is_Llama_in_GGUF(string model, string expected) => Compare(model, expected, 3);

    [TestCase("tiny-bert")]
    [TestCase("tiny-bert-hub")]
    [Oracle("Hugging Face transformers, golden files: BERT", "Bert.Recipe", "WeightLoader.Load")]
    public void It_is_BERT(string folder)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        using var model = RealModel.Open(GoldenFiles.At(folder));
        var expected = GoldenFiles.Expected("tiny-bert");
        var output = model.call(Small.Texts(expected));
        for (int i = 0; i <= 2; i++)
        {
            Lesson09OracleTests.Close(output.Hidden[i], expected[$"hidden.{i}"], $"{folder}: hidden state {i}", 1e-5);
        }

        Lesson09OracleTests.Close(output.Hidden[^1], expected["last_hidden_state"], $"{folder}: last state", 1e-5);
    }

    [TestCase("tiny-gpt2")]
    [TestCase("tiny-llama")]
    [Oracle("Hugging Face transformers, golden files: greedy continuations", "Writer.Write")]
    public void Greedy_continuations_are_theirs(string folder)
    {
        using var scope = NewDisposeScope();
        using var model = RealModel.Open(GoldenFiles.At(folder));
        var greedy = GoldenFiles.Expected(folder)["greedy"];
        for (int row = 0; row < 2; row++)
        {
            long[] ids = greedy[row].data<long>().ToArray();
            using var writer = new Writer(model, []);
            Assert.That(writer.Write(ids[..4], 9), Is.EqualTo(ids[4..]), $"{folder}, text {row}");
        }
    }

    [TestCase(StoredType.F32)]
    [TestCase(StoredType.F16)]
    [TestCase(StoredType.BF16)]
    [Oracle("gguf 0.19.0, golden files: dequantised", "StoredNumbers.ToTensor")]
    public void Numbers_are_those_of_gguf(StoredType type) => Dequantise(type);

    [TestCase(StoredType.Q8_0)]
    [TestCase(StoredType.Q4_0)]
    [TestCase(StoredType.Q4_1)]
    [TestCase(StoredType.Q5_0)]
    [TestCase(StoredType.Q5_1)]
    [Oracle("gguf 0.19.0, golden files: dequantised", "Blocks.Unpack")]
    public void Blocks_are_those_of_gguf(StoredType type) => Dequantise(type);

    [Test]
    [Oracle("sentence-transformers, golden files: MiniLM's hidden states and vectors", "SentenceVectors.Pool")]
    public void Vectors_of_MiniLM_s_hidden_states_are_those_of_sentence_transformers()
    {
        using var scope = NewDisposeScope();
        var golden = GoldenTensors.Load("11-minilm-vectors.safetensors");
        Lesson09OracleTests.Close(
            SentenceVectors.Pool(golden["batch.hidden.6"], golden["batch.attention_mask"] == 1),
            golden["vectors"][..3],
            "vectors of the three sentences of the batch",
            1e-5);
    }

    [Test]
    [Oracle("TorchSharp: `cosine_similarity`, sorted", "SentenceVectors.Nearest")]
    public void The_nearest_are_those_of_cosine_similarity()
    {
        using var scope = NewDisposeScope();
        var (query, vectors) = (Seeded.Normal(1, ScalarType.Float64, 24), Seeded.Normal(2, ScalarType.Float64, 500, 24));
        var (values, order) = nn.functional.cosine_similarity(query.unsqueeze(0), vectors, 1).sort(0, descending: true);
        var found = SentenceVectors.Nearest(query, vectors, 50);
        Assert.That(found.Select(match => (long)match.Index), Is.EqualTo(order[..50].data<long>().ToArray()));
        TensorAssert.Close(tensor(found.Select(match => match.Similarity).ToArray()), values[..50], "cosines");
    }

    [Test]
    [Oracle("sentence-transformers, golden files: MiniLM itself", "Bert.Recipe", "SentenceVectors.Pool", "WordPieceTokenizer.Words")]
    public void MiniLM_s_vectors_are_those_of_sentence_transformers()
    {
        string folder = RealWeights.MiniLm;
        using var scope = NewDisposeScope();
        using var bert = RealModel.Open(folder);
        var golden = GoldenTensors.Load("11-minilm-vectors.safetensors");
        string[] sentences = JsonSerializer.Deserialize<string[]>(golden.Metadata["sentences"])!;
        var model = new SentenceModel(bert, WordPieceTokenizer.Load(Path.Combine(folder, "vocab.txt")));
        TensorAssert.Close(model.Embed(sentences), golden["vectors"], "vectors of twelve sentences", 1e-4);
    }

    [Test]
    [Oracle(
        "Hugging Face transformers, golden files: SmolLM2-135M itself, with the cache on",
        "Llama.GgufRecipe", "Blocks.Unpack", "ByteLevelTokenizer.Encode", "ChatTemplate.Prompt", "Writer.Write")]
    public void SmolLM2_writes_what_it_wrote_there()
    {
        string path = RealWeights.SmolLm2;
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var file = Gguf.Open(path);
        using var model = RealModel.Open(path);
        var tokenizer = new ByteLevelTokenizer(TokenizerFiles.FromGguf(file));
        var logits = GoldenTensors.Load("11-smollm2-logits.safetensors");
        using var document = JsonDocument.Parse(File.ReadAllText(Lesson11TokenOracleTests.Path("11-smollm2-greedy.json")));
        foreach (var (number, item) in document.RootElement.GetProperty("cases").EnumerateArray().Index())
        {
            using var inner = NewDisposeScope();
            string text = item.GetProperty("text").GetString()!;
            string prompt = item.GetProperty("kind").GetString() == "chat" ? ChatTemplate.Prompt([new ChatMessage(ChatRole.User, text)]) : text;
            long[] ids = [.. item.GetProperty("prompt_ids").EnumerateArray().Select(id => id.GetInt64())];
            Assert.That(tokenizer.Encode(prompt), Is.EqualTo(ids), $"ids of case {number}");

            var output = model.call(new ModelInput(tensor(ids).unsqueeze(0))).Logits![0];
            Assert.That(
                (output[-1] - logits[$"{number}.last_logits"]).abs().max().ToDouble(), Is.LessThan(2e-3), $"logits of case {number}");
            var loss = nn.functional.cross_entropy(output[..^1], tensor(ids[1..]));
            Assert.That(
                Math.Abs((loss - logits[$"{number}.mean_negative_log_likelihood"]).ToDouble()), Is.LessThan(3e-5), $"loss of case {number}");

            long[] expected = [.. item.GetProperty("new_ids").EnumerateArray().Select(id => id.GetInt64())];
            int certain = item.GetProperty("first_margin_under_0.05") is { ValueKind: JsonValueKind.Number } place ? place.GetInt32() : expected.Length;
            using var writer = new Writer(model, []);
            Assert.That(writer.Write(ids, certain), Is.EqualTo(expected[..certain]), $"tokens of case {number}: {text}");
        }
    }

    [Test]
    public void A_conversation_with_SmolLM2_goes_on_from_what_was_read()
    {
        string path = RealWeights.SmolLm2;
        using var scope = NewDisposeScope();
        using var file = Gguf.Open(path);
        using var model = RealModel.Open(path);
        var tokenizer = new ByteLevelTokenizer(TokenizerFiles.FromGguf(file));
        using var chat = new ChatSession(model, tokenizer);
        string first = string.Concat(chat.Answer("What is the capital of Italy?", 20));
        long read = chat.Read;
        string second = string.Concat(chat.Answer("And of France?", 12));

        string whole = ChatTemplate.Prompt(
            [new(ChatRole.User, "What is the capital of Italy?"), new(ChatRole.Assistant, first), new(ChatRole.User, "And of France?")]);
        Assert.That(first, Is.EqualTo("Il Coriobella, Italy."), "first answer, as in the golden file");
        Assert.That(second, Is.Not.Empty);
        Assert.That(chat.Read, Is.GreaterThan(read), "tokens read go on");
        Assert.That(
            chat.Read - tokenizer.Encode(whole).Length, Is.InRange(0, 12), "tokens read: the conversation once, and the second answer");
        using var anew = new Writer(model, [tokenizer.Specials[ChatTemplate.End]]);
        Assert.That(
            second,
            Is.EqualTo(tokenizer.Decode([.. anew.Write(tokenizer.Encode(whole), 12)])),
            "second answer, and what is written when the whole conversation is read anew");
    }

    private static void Dequantise(StoredType type)
    {
        using var scope = NewDisposeScope();
        using var file = Gguf.Open(GoldenFiles.At("tiny.gguf"));
        var expected = GoldenFiles.Tensors("tiny-gguf-expected.safetensors");
        byte[] bytes = expected[$"{type}.bytes"].data<byte>().ToArray();
        var read = StoredTensors.Read(bytes, new StoredTensor("x", type, [3, 64], bytes.Length));
        TensorAssert.Close(read, expected[$"{type}.dequantised"], $"{type}", 0);
        var named = file.Tensors.Values.First(tensor => tensor.Type == type && tensor.Shape.SequenceEqual([3, 64]));
        TensorAssert.Close(StoredTensors.Read(file.Bytes(named.Name), named), expected[$"{type}.dequantised"], $"{type}, in tiny.gguf", 0);
    }

    private static void Compare(string path, string folder, int layers)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        using var model = RealModel.Open(GoldenFiles.At(path));
        var expected = GoldenFiles.Expected(folder);
        var ids = expected["input_ids"];
        var output = model.call(new ModelInput(ids));
        for (int i = 0; i <= layers; i++)
        {
            Lesson09OracleTests.Close(output.Hidden[i], expected[$"hidden.{i}"], $"{path}: hidden state {i}", 1e-5);
        }

        Lesson09OracleTests.Close(output.Logits!, expected["logits"], $"{path}: logits", 3e-5);
        var loss = nn.functional.cross_entropy(output.Logits![.., ..^1].flatten(0, 1), ids[.., 1..].flatten());
        Lesson09OracleTests.Close(loss, expected["loss"], $"{path}: loss", 3e-5);
    }
}
