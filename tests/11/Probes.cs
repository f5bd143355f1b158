using System.Buffers.Binary;
using System.Text;
using Katas.Lesson08;
using Katas.Lesson09;
using Katas.Testkit;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11.Tests;

/// <summary>Runs each task on fixed inputs, so that a learner's results can be told apart from those of the catalogued mistakes.</summary>
public static class Probes
{
    private static readonly string[] s_vocabulary =
        ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "una", "unab", "##aff", "##affa", "##able", "##ff", "able", "##a", "b", "##b", "aff", "##🙂", "🙂"];

    [Probe("11.1")]
    public static Tensor Singles() => StoredNumbers.ToTensor(Bytes(1, 2, -3, 4.5f, 1e-8f, 6), StoredType.F32, [3, 2]);

    [Probe("11.1")]
    public static Tensor Halves() => StoredNumbers.ToTensor(
        [0, 0x3c, 0, 0xc2, 1, 0, 0xff, 3, 0, 0x80, 0xff, 0x7b], StoredType.F16, [2, 3]);

    [Probe("11.1")]
    public static Tensor BrainHalves() => StoredNumbers.ToTensor(
        [0x80, 0x3f, 0x40, 0xc0, 1, 0, 0x12, 0x34, 0, 0x80, 0x7f, 0x7f], StoredType.BF16, [3, 2]);

    [Probe("11.1")]
    public static string EndlessAndNone() => string.Join(' ', new[]
    {
        StoredNumbers.ToTensor([0, 0x7c, 0, 0xfc, 1, 0x7e], StoredType.F16, [3]),
        StoredNumbers.ToTensor([0x80, 0x7f, 0x80, 0xff, 0xc0, 0x7f], StoredType.BF16, [3]),
    }.SelectMany(numbers => numbers.to(ScalarType.Float64).data<double>().ToArray()));

    [Probe("11.1")]
    public static string SingleNumber() =>
        $"{StoredNumbers.ToTensor(Bytes(7.25f), StoredType.F32, []).dim()} {StoredNumbers.ToTensor(Bytes(7.25f), StoredType.F32, [1]).dim()}";

    [Probe("11.1")]
    public static string OverwrittenAfterwards()
    {
        byte[] bytes = Bytes(1, 2);
        var result = StoredNumbers.ToTensor(bytes, StoredType.F32, [2]);
        bytes.AsSpan().Clear();
        return $"{result[0].ToSingle()} {result[1].ToSingle()} {result.dtype}";
    }

    [Probe("11.2")]
    public static string WordsWithAccents() => Words("Naïve CAFÉ İstanbul Straße e\u0301");

    [Probe("11.2")]
    public static string WordsWithMarks() => Words("don't... a_b-c «d»—e");

    [Probe("11.2")]
    public static string WordsWithSymbols() => Words("x=1+2 $5 <b> ^ `c` | ~");

    [Probe("11.2")]
    public static string WordsWithOtherSymbols() => Words("5€ a×b ½cup 🙂x");

    [Probe("11.2")]
    public static string WordsInChinese() => Words("東京タワー行く x𠀀y");

    [Probe("11.2")]
    public static string WordsBesideLineBreaks() => Words("one\ntwo\tthree\rfour");

    [Probe("11.2")]
    public static string WordsWithControls() => Words("nul\0bell\aend \u200Bzero\u200Dwidth a\uFFFDb");

    [Probe("11.2")]
    public static string WordsWithSpaces() => Words(" a\tb\r\nc\u00A0d\u3000e  f ");

    [Probe("11.2")]
    public static string NoWords() => Words("") + Words(" \n");

    [Probe("11.2")]
    public static string PlainWords() => Words("one two");

    [Probe("11.3")]
    public static string LongestPieces() => Cut("unaffable");

    [Probe("11.3")]
    public static string OtherPieces() => Cut("affable", "able", "bable", "una");

    [Probe("11.3")]
    public static string GivenUp() => Cut("unx", "xun", "ab");

    [Probe("11.3")]
    public static string GivenUpAlthoughShorterPiecesWouldDo() => Cut("unable");

    [Probe("11.3")]
    public static string WithinAndAtTheBeginning() => Cut("bun", "bable", "baff");

    [Probe("11.3")]
    public static string LongWords() => Cut(new string('b', 99), new string('b', 100), new string('b', 101));

    [Probe("11.3")]
    public static string Faces() => Cut(string.Concat(Enumerable.Repeat("🙂", 60)));

    [Probe("11.4")]
    public static string PiecesWithoutDigits() => Pieces(false, "I'll pay 1234 now!", "two  spaces\n");

    [Probe("11.4")]
    public static string PiecesOfDigits() => Pieces(true, "pay 1234 now", "a1b2", "7");

    [Probe("11.4")]
    public static string PiecesOfSpaces() => Pieces(true, "a  1  b", " 1 ", "1's");

    [Probe("11.4")]
    public static string PiecesOfOtherNumbers() => Pieces(true, "½ ² Ⅷ ٣");

    [Probe("11.4")]
    public static string PiecesOfFarNumbers() => Pieces(true, "x 𝟘𝟙", "𝒳1🙂2");

    [Probe("11.4")]
    public static string PiecesOfNothing() => Pieces(true, "", "word", "word ");

    [Probe("11.5")]
    public static string PlainIds() => Ids("abba ab", [("a", 7), ("b", 3), ("ab", 40), ("Ġ", 2), ("Ġa", 5)], [new("a", "b"), new("Ġ", "a")]);

    [Probe("11.5")]
    public static string SpecialIds() => Ids(
        "a<|a|><|a|>a<a><|a",
        [("a", 0), ("<", 1), ("|", 2), (">", 3), ("<|", 4), ("a<", 5)],
        [new("<", "|"), new("a", "<")],
        ("<|a|>", 9),
        ("<|a|>a", 11),
        ("<a>", 12));

    [Probe("11.5")]
    public static string SpecialIdsAlone() => Ids("<a>", [("a", 0)], [], ("<a>", 12));

    [Probe("11.5")]
    public static string IdsWithoutSome() => Ids("axb x", [("a", 0), ("b", 1), ("ab", 2), ("Ġ", 3)], [new("a", "b")]);

    [Probe("11.5")]
    public static string IdsAcrossPieces() => Ids("a a a", [("a", 0), ("Ġ", 1), ("Ġa", 2), ("aĠ", 3)], [new("a", "Ġ"), new("Ġ", "a")]);

    [Probe("11.5")]
    public static string IdsOfOtherLetters() => Ids("é🙂", [("Ã", 0), ("©", 1), ("Ã©", 2), ("ð", 3), ("Ł", 4)], [new("Ã", "©")]);

    [Probe("11.5")]
    public static string IdsOfDigits()
    {
        var tokenizer = new ByteLevelTokenizer(new TokenizerParts(
            new Dictionary<string, long> { ["1"] = 0, ["2"] = 1, ["12"] = 2, ["Ġ"] = 3, ["Ġ1"] = 4 },
            [new("1", "2"), new("Ġ", "1")],
            new Dictionary<string, long>(),
            SingleDigits: true));
        return string.Join(' ', tokenizer.Encode(" 12 1"));
    }

    [Probe("11.6")]
    public static Tensor LoadedParts()
    {
        var model = nn.Sequential(("a", nn.Linear(3, 2, hasBias: false)), ("b", nn.Linear(2, 2, hasBias: false)));
        var recipe = new Recipe(new());
        recipe.Place("a.weight", "same");
        recipe.Place("b.weight", "square", square => square.t());
        return Loaded(model, recipe, new() { ["same"] = Small.Numbers(2, 3), ["square"] = Small.Numbers(2, 2) });
    }

    [Probe("11.6")]
    public static string Missing() => Refused(weights => weights.Remove("x.b.weight"));

    [Probe("11.6")]
    public static string LeftOver() => Refused(weights => weights["more"] = zeros(2));

    [Probe("11.6")]
    public static string LeftOverAndAllowed() => Refused(
        weights => weights["h.0.attn.bias"] = zeros(2), recipe => recipe.LeaveOut("attn.bias"));

    [Probe("11.6")]
    public static string Misfit() => Refused(weights => weights["x.b.weight"] = Small.Numbers(4, 1));

    [Probe("11.6")]
    public static string MisfitThatBroadcasts() => Refused(weights => weights["x.b.weight"] = tensor(new[] { 3f }));

    [Probe("11.6")]
    public static string WholeNumbers() => Refused(weights => weights["x.b.weight"] = ones(2, 2, ScalarType.Int64));

    [Probe("11.6")]
    public static string AllAtOnce() => Refused(weights =>
    {
        weights.Remove("x.a.weight");
        weights["more"] = zeros(2);
        weights["x.b.weight"] = zeros(3, 3);
    });

    [Probe("11.6")]
    public static string Unplaced() => Refused(
        weights => weights.Remove("x.b.weight"), null, placement => placement.Ours != "b.weight");

    [Probe("11.7")]
    public static string Gpt2Recipe() => Small.Text(Gpt2.Recipe(Small.Gpt2Config));

    [Probe("11.7")]
    public static string Gpt2RecipeOfLittle() => Small.Text(Gpt2.Recipe(ConfigFile.Parse(
        """{ "vocab_size": 9, "n_layer": 1, "n_embd": 6, "n_head": 2, "n_positions": 5 }""")));

    [Probe("11.7")]
    public static IEnumerable<NamedStage> Gpt2LayerByLayer() => Small.LayerByLayer(
        RealModel.Open(GoldenFiles.At("tiny-gpt2")), new ModelInput(GoldenFiles.Expected("tiny-gpt2")["input_ids"][..1]));

    [Probe("11.7")]
    public static string Gpt2OfTheHub() => Opens("tiny-gpt2-hub");

    [Probe("11.8")]
    public static string BertRecipe() => Small.Text(Bert.Recipe(Small.BertConfig));

    [Probe("11.8")]
    public static string BertRecipeOfLittle() => Small.Text(Bert.Recipe(ConfigFile.Parse(
        """
        { "vocab_size": 9, "num_hidden_layers": 1, "hidden_size": 6, "num_attention_heads": 2, "intermediate_size": 7,
          "max_position_embeddings": 5, "type_vocab_size": 2 }
        """)));

    [Probe("11.8")]
    public static IEnumerable<NamedStage> BertLayerByLayer() => Small.LayerByLayer(
        RealModel.Open(GoldenFiles.At("tiny-bert")), Small.Texts(GoldenFiles.Expected("tiny-bert")));

    [Probe("11.8")]
    public static string BertOfTheHub() => Opens("tiny-bert-hub");

    [Probe("11.9")]
    public static Tensor Pooled() => SentenceVectors.Pool(
        Seeded.Normal(1, ScalarType.Float64, 2, 4, 5), tensor(new[,] { { true, true, false, false }, { true, true, true, true } }));

    [Probe("11.9")]
    public static Tensor PooledWithoutPadding() => SentenceVectors.Pool(Seeded.Normal(2, ScalarType.Float64, 2, 3, 5), ones(2, 3) > 0);

    [Probe("11.9")]
    public static Tensor PooledOneToken() => SentenceVectors.Pool(Seeded.Normal(3, ScalarType.Float64, 2, 1, 5), ones(2, 1) > 0);

    [Probe("11.9")]
    public static Tensor PooledPaddingInFront() => SentenceVectors.Pool(
        Seeded.Normal(4, ScalarType.Float64, 1, 4, 5), tensor(new[,] { { false, true, false, true } }));

    [Probe("11.9")]
    public static string PooledNothing()
    {
        var vectors = SentenceVectors.Pool(Seeded.Normal(5, 1, 3, 2), zeros(1, 3) > 0);
        return $"{vectors.dtype} {vectors[0, 0].ToSingle()} {vectors[0, 1].ToSingle()}";
    }

    [Probe("11.10")]
    public static string NearestByDirection() => Found(4, new[] { 4f, 0, 0 });

    [Probe("11.10")]
    public static string NearestOfOthers() => Found(2, new[] { -0.3f, 0.2f, 0.7f });

    [Probe("11.10")]
    public static string AllOfThem() => Found(50, new[] { 0f, 1, 0 });

    [Probe("11.10")]
    public static string NearestToNothing() => Found(2, new[] { 0f, 0, 0 });

    [Probe("11.10")]
    public static string EqualOnes() => string.Join(' ', SentenceVectors.Nearest(ones(2), ones(70, 2), 20).Select(match => match.Index));

    [Probe("11.11")]
    public static string LlamaRecipe() => Small.Text(Llama.Recipe(Small.LlamaConfig));

    [Probe("11.11")]
    public static string OldLlamaRecipe() => Small.Text(Llama.Recipe(Small.OldLlamaConfig));

    [Probe("11.11")]
    public static IEnumerable<NamedStage> LlamaLayerByLayer() => Small.LayerByLayer(
        RealModel.Open(GoldenFiles.At("tiny-llama")), new ModelInput(GoldenFiles.Expected("tiny-llama")["input_ids"][..1]));

    [Probe("11.11")]
    public static string LlamaOfTheHub() => Opens("tiny-llama-hub");

    [Probe("11.11")]
    public static string LlamaInTwoFiles() => Opens("tiny-llama-sharded-bf16");

    [Probe("11.12")]
    public static Tensor Eights() => Unpacked(StoredType.Q8_0, [0, 0x38, .. Enumerable.Range(0, 32).Select(i => (byte)(i * 9))]);

    [Probe("11.12")]
    public static Tensor Fours() => Unpacked(StoredType.Q4_0, [0, 0x34, .. Enumerable.Range(0, 16).Select(i => (byte)(i * 37))]);

    [Probe("11.12")]
    public static Tensor FoursWithLeast() => Unpacked(StoredType.Q4_1, [0, 0x38, 0, 0xC2, .. Enumerable.Range(0, 16).Select(i => (byte)(i * 37))]);

    [Probe("11.12")]
    public static Tensor SmallScales() => Unpacked(StoredType.Q8_0, [3, 0x80, .. Enumerable.Range(0, 32).Select(i => (byte)(i * 3))]);

    [Probe("11.13")]
    public static string GgufRecipe() => Small.Text(Llama.GgufRecipe(Llama.Recipe(Small.LlamaConfig).Config));

    [Probe("11.13")]
    public static string TiedGgufRecipe() => Small.Text(Llama.GgufRecipe(Llama.Recipe(Small.OldLlamaConfig).Config with { Tied = true }));

    [Probe("11.13")]
    public static IEnumerable<NamedStage> GgufLayerByLayer() => Small.LayerByLayer(
        RealModel.Open(GoldenFiles.At("tiny-llama.gguf")), new ModelInput(GoldenFiles.Expected("tiny-llama")["input_ids"][..1]));

    [Probe("11.14")]
    public static string OneTurn() => ChatTemplate.Prompt([new(ChatRole.User, "Hello!")], "Be brief.");

    [Probe("11.14")]
    public static string ThreeTurns() =>
        ChatTemplate.Prompt([new(ChatRole.User, "A"), new(ChatRole.Assistant, "B\n"), new(ChatRole.User, " C ")], "S");

    [Probe("11.14")]
    public static string WithSystem() => ChatTemplate.Prompt([new(ChatRole.System, "T"), new(ChatRole.User, "A")], "S");

    [Probe("11.14")]
    public static string WithoutSaying() => ChatTemplate.Prompt([new(ChatRole.User, "A")]);

    [Probe("11.15")]
    public static string StreamOfLetters() => Streamed("Hi."u8.ToArray());

    [Probe("11.15")]
    public static string StreamOfCharacters() => Streamed(Encoding.UTF8.GetBytes("é東🙂!"));

    [Probe("11.15")]
    public static string StreamOfNonsense() => Streamed([0xC3, (byte)'x', 0xFF, 0x80, 0xE6, 0x9D]);

    [Probe("11.16")]
    public static string Written()
    {
        using var writer = new Writer(Small.Ready(), []);
        return $"{string.Join(' ', writer.Write([3, 14, 15, 9], 6))} read {writer.Read}";
    }

    [Probe("11.16")]
    public static string WrittenTwice()
    {
        using var writer = new Writer(Small.Ready(), []);
        return $"{string.Join(' ', writer.Write([3, 14, 15], 4))}, {string.Join(' ', writer.Write([7, 8], 4))} read {writer.Read}";
    }

    [Probe("11.16")]
    public static string WrittenAndStopped()
    {
        long[] free;
        using (var first = new Writer(Small.Ready(), []))
        {
            free = [.. first.Write([3, 14, 15, 9], 6)];
        }

        using var writer = new Writer(Small.Ready(), [free[3], 22]);
        string answer = string.Join(' ', writer.Write([3, 14, 15, 9], 6));
        long read = writer.Read;
        return $"{answer} read {read}, {string.Join(' ', writer.Write([free[3], 2], 3))} read {writer.Read}";
    }

    [Probe("11.16")]
    public static string BrokenOff()
    {
        using var writer = new Writer(Small.Ready(), []);
        string heard = string.Join(' ', writer.Write([3, 14], 9).Take(2));
        return $"{heard}, {string.Join(' ', writer.Write([5], 3))} read {writer.Read}";
    }

    [Probe("11.16")]
    public static string ReadWhileWritten()
    {
        int asked = 0;
        using var writer = new Writer(Small.Ready(), [], _ => ++asked);
        return string.Join(' ', writer.Write([3, 14], 4).Select(id => $"{id}:{asked}:{writer.Read}"));
    }

    [Probe("11.16")]
    public static string NothingToWrite()
    {
        using var writer = new Writer(Small.Ready(), []);
        return $"{string.Join(' ', writer.Write([3, 14], 0))} read {writer.Read}, {string.Join(' ', writer.Write([5], 2))} read {writer.Read}";
    }

    private static byte[] Bytes(params float[] numbers)
    {
        byte[] bytes = new byte[4 * numbers.Length];
        foreach (var (i, number) in numbers.Index())
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), number);
        }

        return bytes;
    }

    private static string Words(string text) => string.Join('|', WordPieceTokenizer.Words(text));

    private static string Cut(params string[] words) =>
        string.Join(", ", words.Select(word => string.Join('|', new WordPieceTokenizer(s_vocabulary).Cut(word))));

    private static string Pieces(bool digits, params string[] texts) =>
        string.Join(", ", texts.Select(text => string.Join('|', ByteLevelTokenizer.Pieces(text, digits))));

    private static string Ids(string text, (string Token, long Id)[] ids, BytePair[] merges, params (string Token, long Id)[] specials) =>
        string.Join(' ', new ByteLevelTokenizer(new TokenizerParts(
            ids.Concat(specials).ToDictionary(pair => pair.Token, pair => pair.Id),
            merges,
            specials.ToDictionary(pair => pair.Token, pair => pair.Id))).Encode(text));

    private static Tensor Loaded(nn.Module model, Recipe recipe, Dictionary<string, Tensor> weights)
    {
        WeightLoader.Load(model, Weights.Of(weights), recipe);
        return cat([.. model.state_dict().Values.Select(value => value.detach().flatten())]);
    }

    private static string Refused(
        Action<Dictionary<string, Tensor>> spoil, Action<Recipe>? allow = null, Func<Placement, bool>? keep = null)
    {
        var model = nn.Sequential(("a", nn.Linear(3, 2, hasBias: false)), ("b", nn.Linear(2, 2, hasBias: false)));
        var state = model.state_dict();
        var recipe = new Recipe(new());
        foreach (string name in state.Keys.Where(name => keep?.Invoke(new Placement(name, name)) != false))
        {
            recipe.Place(name, $"x.{name}");
        }

        allow?.Invoke(recipe);
        var weights = state.ToDictionary(pair => $"x.{pair.Key}", pair => full_like(pair.Value.detach(), 5));
        spoil(weights);
        string outcome;
        try
        {
            WeightLoader.Load(model, Weights.Of(weights), recipe);
            outcome = "loaded";
        }
        catch (WeightsException exception)
        {
            outcome = exception.Message;
        }
        catch (Exception exception)
        {
            outcome = exception.GetType().Name;
        }

        return $"{outcome}; written: {string.Join(' ', state.Where(pair => pair.Value.eq(5).any().ToBoolean()).Select(pair => pair.Key))}";
    }

    private static string Opens(string folder)
    {
        try
        {
            return $"{RealModel.Open(GoldenFiles.At(folder)).parameters().Count()}";
        }
        catch (WeightsException exception)
        {
            return exception.Message;
        }
    }

    private static string Found(int most, float[] query)
    {
        var vectors = tensor(new[,]
        {
            { 1f, 0, 0 }, { 0, 5, 0 }, { 2, 2, 0 }, { -3, 0, 0 }, { 0, 0, 0 }, { 10, 0.1f, 0 }, { 2, 2, 0 }, { 1, 1, 1 },
        });
        return string.Join(' ', SentenceVectors.Nearest(tensor(query), vectors, most).Select(match => $"{match.Index}:{match.Similarity:f4}"));
    }

    private static Tensor Unpacked(StoredType type, byte[] block)
    {
        float[] numbers = new float[32];
        Blocks.Unpack(block, type, numbers);
        return tensor(numbers);
    }

    private static string Streamed(byte[] bytes)
    {
        var tokenizer = new ByteLevelTokenizer(new TokenizerParts(
            ByteAlphabet.Symbols.ToDictionary(symbol => symbol, symbol => (long)ByteAlphabet.Bytes(symbol)[0]),
            [],
            new Dictionary<string, long>()));
        var stream = new TextStream(tokenizer);
        return string.Join('|', bytes.Select(value => stream.Add(value)).Append(stream.End()));
    }
}
