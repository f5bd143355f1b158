using System.Text;
using Katas.Lesson08;
using Katas.Lesson09;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11.Tests;

/// <summary>What the lesson gives around models: blocks of 5 bits, tokenizers' files, conversations, vectors of texts.</summary>
public class RealModelTests
{
    [Test, ForTask("11.0")]
    public void All_blocks_come_back_bit_for_bit_five_bits_included()
    {
        var expected = GoldenFiles.Tensors("tiny-gguf-expected.safetensors");
        foreach (var type in new[] { StoredType.Q4_0, StoredType.Q4_1, StoredType.Q5_0, StoredType.Q5_1, StoredType.Q8_0, StoredType.F16 })
        {
            byte[] bytes = expected[$"{type}.bytes"].data<byte>().ToArray();
            var read = StoredTensors.Read(bytes, new StoredTensor("x", type, [3, 64], bytes.Length));
            TensorAssert.Close(read, expected[$"{type}.dequantised"], $"{type}", 0);
            Assert.That(StoredTensors.IsReadable(type), Is.True, $"{type}");
        }

        Assert.That(new[] { StoredType.F32, StoredType.BF16 }.All(StoredTensors.IsReadable), Is.True);
        Assert.That(new[] { StoredType.I64, StoredType.Bool, StoredType.U8, StoredType.F64 }.Any(StoredTensors.IsReadable), Is.False);
    }

    [Test, ForTask("11.0")]
    public void Ideographs_begin_and_end_where_Unicode_s_blocks_do()
    {
        foreach (var (first, last) in new[]
        {
            (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF),
            (0x2F800, 0x2FA1F),
        })
        {
            Assert.That(Ideographs.Contains(new Rune(first)) && Ideographs.Contains(new Rune(last)), Is.True, $"{first:x} and {last:x}");
        }

        foreach (int other in new[] { 0x33FF, 0x4DC0, 0x4DFF, 0xA000, 0xFB00, 0x1FFFF, 0x2A6E0, 0x2A6FF, 0x2CEB0, 0x2F7FF, 0x2FA20, 'a', 'カ' })
        {
            Assert.That(Ideographs.Contains(new Rune(other)), Is.False, $"{other:x}");
        }
    }

    [Test, ForTask("11.0")]
    public void Tokenizers_are_read_from_three_kinds_of_files()
    {
        var one = TokenizerFiles.Read(GoldenFiles.At("tiny-bpe"));
        var two = TokenizerFiles.FromVocabularyAndMerges(
            File.ReadAllText(GoldenFiles.At("tiny-bpe/vocab.json")), File.ReadLines(GoldenFiles.At("tiny-bpe/merges.txt")));
        Assert.That(two.Ids, Is.EqualTo(one.Ids));
        Assert.That(two.Merges, Is.EqualTo(one.Merges));
        Assert.That(two.Specials, Is.EquivalentTo(one.Specials));
        Assert.That(one.Specials, Has.Count.EqualTo(3));
        Assert.That(one.SingleDigits || two.SingleDigits, Is.False);
        Assert.That(TokenizerFiles.AreIn(GoldenFiles.At("tiny-bpe")), Is.True);
        Assert.That(TokenizerFiles.AreIn(GoldenFiles.At("tiny-gpt2")), Is.False);

        const string Json = """
            { "added_tokens": [], "model": { "type": "BPE", "vocab": { "a": 0, "b": 1, "ab": 2 }, "merges": ["a b"] },
              "pre_tokenizer": { "pretokenizers": [{ "type": "ByteLevel" }, { "type": "Digits", "individual_digits": true }] } }
            """;
        var digits = TokenizerFiles.FromTokenizerJson(Json);
        Assert.That(digits.SingleDigits, Is.True);
        Assert.That(digits.Merges, Is.EqualTo(new[] { new BytePair("a", "b") }));
        Assert.That(
            TokenizerFiles.FromTokenizerJson(Json.Replace("true", "false", StringComparison.Ordinal)).SingleDigits, Is.False);
        Assert.Throws<FormatException>(() => TokenizerFiles.FromTokenizerJson(Json.Replace("BPE", "Unigram", StringComparison.Ordinal)));
        Assert.Throws<FormatException>(() => TokenizerFiles.FromTokenizerJson(Json.Replace("a b", "a b c", StringComparison.Ordinal)));
        Assert.Throws<FormatException>(() => TokenizerFiles.FromTokenizerJson("{}"));
        Assert.Throws<FormatException>(() => TokenizerFiles.FromTokenizerJson("nothing"));
    }

    [Test, ForTask("11.0")]
    public void A_refusal_names_at_most_five_of_a_kind()
    {
        string[] names = ["a", "b", "c", "d", "e", "f", "g"];
        Assert.That(
            new WeightsException(names, [], names[..5]).Message,
            Is.EqualTo("Nothing was loaded. Missing: a; b; c; d; e; and 2 more. Of another shape or type: a; b; c; d; e."));
        Assert.That(new WeightsException([], ["x"], []).Message, Is.EqualTo("Nothing was loaded. Left over: x."));
    }

    [Test, ForTask("11.0")]
    public void A_conversation_reads_each_turn_once()
    {
        var tokenizer = new ByteLevelTokenizer(TokenizerFiles.Read(GoldenFiles.At("tiny-bpe")));
        using var scope = NewDisposeScope();
        var model = Small.Ready(420);
        int asked = 0;
        using var chat = new ChatSession(model, tokenizer, "S", _ => ++asked % 4 == 0 ? tokenizer.Specials[ChatTemplate.End] : 67);
        string[] first = [.. chat.Answer("Hi", 9)];
        string[] second = [.. chat.Answer("Go", 2)];

        Assert.That(first, Is.EqualTo(new[] { "a", "a", "a" }), "three tokens, then the end of the turn");
        Assert.That(second, Is.EqualTo(new[] { "a", "a" }), "as many as allowed");
        Assert.That(chat.Messages.Select(message => message.Text), Is.EqualTo(new[] { "Hi", "aaa", "Go", "aa" }));
        Assert.That(
            chat.Messages.Select(message => message.Role),
            Is.EqualTo(new[] { ChatRole.User, ChatRole.Assistant, ChatRole.User, ChatRole.Assistant }));
        string before = ChatTemplate.Prompt([new(ChatRole.User, "Hi")], "S");
        string behind = ChatTemplate.Prompt([.. chat.Messages.Take(3)], "S")[(before.Length + 3)..];
        Assert.That(
            chat.Read, Is.EqualTo(tokenizer.Encode(before).Length + 3 + tokenizer.Encode(behind).Length + 1), "tokens read");
    }

    [Test, ForTask("11.0")]
    public void An_answer_goes_on_from_all_that_was_said()
    {
        var tokenizer = new ByteLevelTokenizer(TokenizerFiles.Read(GoldenFiles.At("tiny-bpe")));
        using var scope = NewDisposeScope();
        var model = Small.Ready(421);
        long end = tokenizer.Specials[ChatTemplate.End];
        var chosen = new List<long>();
        using var chat = new ChatSession(model, tokenizer, "S", logits =>
        {
            chosen.Add(chosen.Count < 3 ? 67 : chosen.Count == 3 ? end : logits.argmax().item<long>());
            return chosen[^1];
        });
        _ = chat.Answer("Hi", 9).ToList();
        _ = chat.Answer("Go", 5).ToList();

        string before = ChatTemplate.Prompt([new(ChatRole.User, "Hi")], "S");
        string behind = ChatTemplate.Prompt([.. chat.Messages.Take(3)], "S")[(before.Length + 3)..];
        using var anew = new Writer(model, [end]);
        Assert.That(
            chosen.Skip(4).Where(id => id != end),
            Is.EqualTo(anew.Write([.. tokenizer.Encode(before), 67, 67, 67, .. tokenizer.Encode(behind)], 5)),
            "the second answer, and what follows the whole conversation when it is read anew");
    }

    [Test, ForTask("11.0")]
    public void An_answer_that_ends_within_a_letter_is_kept_as_it_was_heard()
    {
        var tokenizer = new ByteLevelTokenizer(TokenizerFiles.Read(GoldenFiles.At("tiny-bpe")));
        using var scope = NewDisposeScope();
        long[] bytes = tokenizer.Encode("漢");
        using var chat = new ChatSession(Small.Ready(422), tokenizer, "S", _ => bytes[0]);

        Assert.That(chat.Answer("Hi", 1), Is.EqualTo(new[] { "\uFFFD" }));
        Assert.That(chat.Messages[^1].Text, Is.EqualTo("\uFFFD"));
    }

    [Test, ForTask("11.0")]
    public void A_text_is_cut_to_the_most_tokens()
    {
        var tokenizer = new WordPieceTokenizer(File.ReadAllLines(GoldenFiles.At("tiny-wordpiece/vocab.txt")));
        long[] all = tokenizer.Encode("the spaces and a tab and more than seven");

        Assert.That(tokenizer.Encode("the spaces and a tab and more than seven", 7), Is.EqualTo(all[..6].Append(all[^1])));
    }

    [Test, ForTask("11.0")]
    public void Tensors_in_memory_are_read_as_those_of_a_file()
    {
        using var scope = NewDisposeScope();
        var half = ones(2, 3, ScalarType.Float16);
        var weights = Weights.Of(new Dictionary<string, Tensor> { ["b"] = half });

        Assert.That(weights.Read("b").dtype, Is.EqualTo(ScalarType.Float32));
        Assert.That(new Placement("a", "b").Misfit(weights, zeros(3, 2)), Is.EqualTo("a is [3, 2], b is [2, 3]"));
        Assert.That(
            new Placement("a", "b", theirs => theirs.t()).Misfit(weights, zeros(2, 3)),
            Is.EqualTo("a is [2, 3], b is [2, 3], and [3, 2] is made of it"));
    }

    [Test, ForTask("11.0")]
    public void Vectors_of_texts_do_not_depend_on_their_neighbours()
    {
        using var scope = NewDisposeScope();
        string[] vocabulary = [.. File.ReadAllLines(GoldenFiles.At("tiny-wordpiece/vocab.txt"))];
        var bert = Seeded.Parameters(new TransformerModel(KnownModels.Bert with
        {
            Vocabulary = vocabulary.Length, Layers = 1, Width = 12, Heads = 2, Hidden = 14, MaxPositions = 16,
        }));
        var model = new SentenceModel(bert, new WordPieceTokenizer(vocabulary), 7);
        var together = model.Embed("the", "the spaces and a tab and more than seven", "");
        Assert.That(together.shape, Is.EqualTo(new long[] { 3, 12 }));
        TensorAssert.Close(together[..1], model.Embed("the"), "vector of the first text, alone");
        TensorAssert.Close(together[2..], model.Embed(""), "vector of the empty text, alone");
        TensorAssert.Close(
            together[1..2], model.Embed("the spaces and a tab and more than seven, and more"), "vectors of texts that begin alike and are cut");
        Assert.That(together.requires_grad, Is.False);
    }
}
