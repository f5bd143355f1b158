using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Katas.Lesson08;
using Katas.Lesson11;
using Katas.Lesson11.Tests;
using Katas.Tests.Checker;
using Katas.Tests.Oracles.Table;
using Microsoft.ML.Tokenizers;
using NUnit.Framework;
using WordPieceTokenizer = Katas.Lesson11.WordPieceTokenizer;

namespace Katas.Tests.Oracles;

/// <summary>Lesson 11's tokenizers against Hugging Face's own library, Microsoft's, and golden ids, with tiny and with real vocabularies.</summary>
public class Lesson11TokenOracleTests
{
    private const string Gpt2 = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    [Test]
    [Oracle("Hugging Face tokenizers, golden ids: all-MiniLM-L6-v2's vocabulary", "WordPieceTokenizer.Words", "WordPieceTokenizer.Cut")]
    public void With_MiniLM_s_vocabulary_ids_are_the_golden_ones()
    {
        var tokenizer = WordPieceTokenizer.Load(RealWeights.MiniLmVocabulary);
        foreach (var row in Rows("11-wordpiece.json").SkipLast(1))
        {
            Assert.That(tokenizer.Encode(Text(row)), Is.EqualTo(Ids(row)), Text(row));
        }

        var pair = Rows("11-wordpiece.json")[^1];
        Assert.That(tokenizer.EncodePair(Text(pair), pair.GetProperty("second").GetString()!).Ids, Is.EqualTo(Ids(pair)));
    }

    [Test]
    [Oracle("tiktoken, golden ids: GPT-2's 50,257 tokens", "ByteLevelTokenizer.Pieces", "ByteLevelTokenizer.Encode")]
    public void With_GPT_2_s_tokens_ids_are_the_golden_ones()
    {
        var tokenizer = new ByteLevelTokenizer(Gpt2Parts());
        foreach (var row in Rows("11-gpt2-tokens.json"))
        {
            Assert.That(tokenizer.Encode(Text(row)), Is.EqualTo(Ids(row)), Text(row));
        }
    }

    [Test]
    [Oracle("Hugging Face tokenizers, golden ids: SmolLM2's 49,152 tokens", "ByteLevelTokenizer.Pieces", "ByteLevelTokenizer.Encode")]
    public void With_SmolLM2_s_tokens_ids_are_the_golden_ones()
    {
        using var file = Gguf.Open(RealWeights.SmolLm2);
        var tokenizer = new ByteLevelTokenizer(TokenizerFiles.FromGguf(file));
        foreach (var row in Rows("11-smollm2-tokens.json"))
        {
            Assert.That(tokenizer.Encode(Text(row)), Is.EqualTo(Ids(row)), Text(row));
        }
    }

    [Test]
    [Oracle("Hugging Face tokenizers, through Tokenizers.DotNet: byte pairs of random texts", "ByteLevelTokenizer.Pieces", "ByteLevelTokenizer.Encode")]
    public void Byte_pairs_of_random_texts_are_Hugging_Face_s([Values] bool singleDigits)
    {
        string json = File.ReadAllText(GoldenFiles.At("tiny-bpe/tokenizer.json"));
        if (singleDigits)
        {
            json = Regex.Replace(
                json,
                "\"pre_tokenizer\": \\{[^}]*\\}",
                """
                "pre_tokenizer": { "type": "Sequence", "pretokenizers": [
                  { "type": "Digits", "individual_digits": true },
                  { "type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": true } ] }
                """);
        }

        using var folder = new TemporaryFolder();
        var theirs = HuggingFace(folder, json);
        var ours = new ByteLevelTokenizer(TokenizerFiles.Read(folder.Path));
        foreach (string text in Mixtures(singleDigits ? 11 : 12, 400, special: "<|im_start|>"))
        {
            Assert.That(ours.Encode(text), Is.EqualTo(theirs(text)), Shown(text));
        }
    }

    [Test]
    [Oracle("Hugging Face tokenizers, through Tokenizers.DotNet: WordPiece of random texts", "WordPieceTokenizer.Words", "WordPieceTokenizer.Cut")]
    public void WordPieces_of_random_texts_are_Hugging_Face_s()
    {
        string[] vocabulary = File.ReadAllLines(GoldenFiles.At("tiny-wordpiece/vocab.txt"));
        string json = JsonSerializer.Serialize(new
        {
            version = "1.0",
            added_tokens = Array.Empty<object>(),
            normalizer = new { type = "BertNormalizer", clean_text = true, handle_chinese_chars = true, strip_accents = (bool?)null, lowercase = true },
            pre_tokenizer = new { type = "BertPreTokenizer" },
            post_processor = (object?)null,
            decoder = (object?)null,
            model = new
            {
                type = "WordPiece",
                unk_token = "[UNK]",
                continuing_subword_prefix = "##",
                max_input_chars_per_word = 100,
                vocab = vocabulary.Index().ToDictionary(item => item.Item, item => item.Index),
            },
        });
        using var folder = new TemporaryFolder();
        var theirs = HuggingFace(folder, json);
        var ours = new WordPieceTokenizer(vocabulary);
        foreach (string text in Mixtures(13, 400, special: " "))
        {
            Assert.That(ours.Encode(text, int.MaxValue)[1..^1], Is.EqualTo(theirs(text)), Shown(text));
        }
    }

    [Test]
    [Oracle("Microsoft.ML.Tokenizers: `BpeTokenizer`, byte level, the tiny vocabulary", "ByteLevelTokenizer.Encode")]
    public void Byte_pairs_of_random_texts_are_Microsoft_s()
    {
        var theirs = BpeTokenizer.Create(new BpeOptions(GoldenFiles.At("tiny-bpe/vocab.json"), GoldenFiles.At("tiny-bpe/merges.txt"))
        {
            ByteLevel = true,
            PreTokenizer = new RegexPreTokenizer(new Regex(Gpt2), null),
        });
        var ours = new ByteLevelTokenizer(TokenizerFiles.Read(GoldenFiles.At("tiny-bpe")));
        foreach (string text in Mixtures(14, 400, special: " ").Where(text => !text.Any(char.IsSurrogate)))
        {
            Assert.That(ours.Encode(text), Is.EqualTo(theirs.EncodeToIds(text).Select(id => (long)id)), Shown(text));
        }
    }

    [Test]
    [Oracle("Hugging Face transformers, golden prompts: SmolLM2's chat template", "ChatTemplate.Prompt")]
    public void Prompts_are_those_of_SmolLM2_s_template()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path("11-smollm2-greedy.json")));
        var chats = document.RootElement.GetProperty("cases").EnumerateArray()
            .Where(item => item.GetProperty("kind").GetString() == "chat").ToArray();
        Assert.That(chats, Has.Length.EqualTo(4));
        foreach (var chat in chats)
        {
            Assert.That(
                ChatTemplate.Prompt([new ChatMessage(ChatRole.User, Text(chat))]), Is.EqualTo(chat.GetProperty("prompt").GetString()));
        }
    }

    internal static string Path(string name) => System.IO.Path.Combine(Repository.Root, "tests", "Oracles", "golden", name);

    // Letters with and without accents, several scripts, digits, marks, emoji and spaces; no unassigned characters, as versions of
    // Unicode differ in them.
    private static IEnumerable<string> Mixtures(int seed, int count, string special)
    {
        string[] parts =
        [
            "the", "then", "Spaces", "un", "able", "e", "é", "É", "ß", "ñ", "İ", "東", "京", "カ", "が", "한", "я", "й", "ا", "नि", "ไ", "𝒳", "𠀀", "𝟘",
            "🙂", "👩\u200d👧", "0", "12", "7", "½", "²", "٣", " ", "  ", "\t", "\n", "\u00a0", "\u3000", "'", "'s", "'LL", "-", "_", "…", "“",
            "$", "€", "+", "<", "|", ">", "^", "`", "~", "×", "\0", "\u200b", "\ufeff", "e\u0301", "\u0301", "AAAA", special,
        ];
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            yield return string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => parts[random.Next(parts.Length)]));
        }
    }

    private static Func<string, IEnumerable<long>> HuggingFace(TemporaryFolder folder, string json)
    {
        string path = System.IO.Path.Combine(folder.Path, "tokenizer.json");
        File.WriteAllText(path, json);
        try
        {
            var tokenizer = new Tokenizers.DotNet.Tokenizer(vocabPath: path);
            return text => tokenizer.Encode(text).Select(id => (long)id);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException or TypeInitializationException)
        {
            Assert.Ignore($"The native part of Tokenizers.DotNet does not load on this system: {exception.Message}");
            throw;
        }
    }

    // The ranks are in tiktoken's file, and rank is id; the pair of each token is what ranks below it make of its bytes.
    private static TokenizerParts Gpt2Parts()
    {
        var ranks = new Dictionary<string, int>();
        foreach (string line in Ranks())
        {
            string[] parts = line.Split(' ');
            byte[] bytes = Convert.FromBase64String(parts[0]);
            ranks[Letters(bytes)] = int.Parse(parts[1], null);
        }

        var merges = new List<BytePair>();
        foreach (var (token, rank) in ranks.Where(pair => pair.Key.Length > 1).OrderBy(pair => pair.Value))
        {
            List<string> symbols = BytePairLearner.Symbols(token);
            while (symbols.Count > 2)
            {
                var best = symbols.Zip(symbols.Skip(1), (left, right) => new BytePair(left, right))
                    .MinBy(pair => ranks.TryGetValue(pair.Merged, out int known) && known < rank ? known : int.MaxValue);
                symbols = best.MergeIn(symbols);
            }

            merges.Add(new BytePair(symbols[0], symbols[1]));
        }

        var ids = ranks.ToDictionary(pair => pair.Key, pair => (long)pair.Value);
        ids["<|endoftext|>"] = 50256;
        return new TokenizerParts(ids, merges, new Dictionary<string, long> { ["<|endoftext|>"] = 50256 });
    }

    private static IEnumerable<string> Ranks()
    {
        var assembly = Assembly.Load("Microsoft.ML.Tokenizers.Data.R50kBase");
        string name = assembly.GetManifestResourceNames().Single(resource => resource.Contains("r50k", StringComparison.OrdinalIgnoreCase));
        using var packed = assembly.GetManifestResourceStream(name)!;
        using var plain = name.Contains("deflate", StringComparison.OrdinalIgnoreCase)
            ? new System.IO.Compression.DeflateStream(packed, System.IO.Compression.CompressionMode.Decompress)
            : packed;
        using var reader = new StreamReader(plain);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith("Capacity", StringComparison.Ordinal))
            {
                yield return line;
            }
        }
    }

    private static string Letters(byte[] bytes) => string.Concat(bytes.Select(value => s_letters[value]));

    private static readonly string[] s_letters =
        [.. ByteAlphabet.Symbols.OrderBy(symbol => ByteAlphabet.Bytes(symbol)[0])];

    private static JsonElement[] Rows(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path(name)));
        return [.. document.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.Clone())];
    }

    private static string Text(JsonElement row) => row.GetProperty("text").GetString()!;

    private static long[] Ids(JsonElement row) => [.. row.GetProperty("ids").EnumerateArray().Select(id => id.GetInt64())];

    private static string Shown(string text) =>
        $"\"{text}\" ({string.Join(' ', text.EnumerateRunes().Select(rune => rune.Value.ToString("x", null)))})";
}
