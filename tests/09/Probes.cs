using Katas.Testkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09.Tests;

/// <summary>
/// Runs each task on fixed inputs, so that a learner's results can be told apart from those of the catalogued mistakes. All but the
/// half types run in float64, where another order of the same operations changes next to nothing.
/// </summary>
public static class Probes
{
    private const string FourTokens = "blocks.0.pattern";

    [Probe("09.1")]
    public static Tensor NormedTokens() => Norm(1e-5).call(Normal(1, 2, 5, 12));

    [Probe("09.1")]
    public static Tensor NormedSmallTokens() => Norm(0.3).call(Normal(2, 5, 12) * 0.4);

    [Probe("09.1")]
    public static Tensor NormedShiftedTokens() => Norm(1e-5).call(Normal(3, 5, 12) + 3);

    [Probe("09.1")]
    public static Tensor NormedHalves() => HalfNorm(ScalarType.Float16);

    [Probe("09.1")]
    public static Tensor NormedBrainHalves() => HalfNorm(ScalarType.BFloat16);

    [Probe("09.1")]
    public static string NormedTypes()
    {
        var layer = Seeded.Parameters(new RmsNorm(12));
        layer.to(ScalarType.Float16);
        return $"{layer.call((Seeded.Normal(4, 5, 12) * 2).to(ScalarType.Float16)).dtype}";
    }

    [Probe("09.2")]
    public static string HiddenSizes() => string.Join(' ', new[] { 12, 13, 10, 2, 1, 4096, 5120, 1000 }.SelectMany(
        width => new[] { 1, 8, 256, 5 }.Select(multiple => SwiGlu.HiddenSize(width, multiple))));

    [Probe("09.2")]
    public static string LargeHiddenSizes() =>
        $"{SwiGlu.HiddenSize((1L << 40) + 1, 1)} {SwiGlu.HiddenSize((1L << 33) + 5, 64)}";

    [Probe("09.3")]
    public static Tensor Gated() => Gate().call(Normal(5, 2, 5, 12));

    [Probe("09.3")]
    public static Tensor GatedWithBiases() => Gate(bias: true).call(Normal(6, 5, 12));

    [Probe("09.3")]
    public static Tensor GatedByZero()
    {
        var layer = Gate(bias: true);
        Weights.Fill(layer, ("gate.weight", 0), ("gate.bias", 0));
        return layer.call(Normal(7, 5, 12));
    }

    [Probe("09.4")]
    public static Tensor PlainFrequencies() => RotaryAngles.Frequencies(8, 10_000);

    [Probe("09.4")]
    public static Tensor OtherFrequencies() => RotaryAngles.Frequencies(10, 37);

    [Probe("09.4")]
    public static Tensor ScaledFrequencies() => RotaryAngles.Frequencies(16, 500, new RotaryScaling(8, 1, 4, 64));

    [Probe("09.4")]
    public static Tensor OtherScaledFrequencies() => RotaryAngles.Frequencies(16, 500, new RotaryScaling(3, 2, 9, 256));

    [Probe("09.4")]
    public static string TypeOfFrequencies() => $"{RotaryAngles.Frequencies(8, 10_000).dtype}";

    [Probe("09.5")]
    public static (Tensor, Tensor) CountedTurns() => Turned(arange(0, 6));

    [Probe("09.5")]
    public static (Tensor, Tensor) LaterTurns() => Turned(arange(40, 46));

    [Probe("09.5")]
    public static (Tensor, Tensor) FarTurns() => Turned(tensor(new long[] { 1_000_003, 100_000, 7 }));

    [Probe("09.5")]
    public static (Tensor, Tensor) TurnsOfABatch() => Turned(tensor(new long[,] { { 0, 1, 2 }, { 9, 3, 3 } }));

    [Probe("09.6")]
    public static Tensor RotatedPairs() => Rotary.Pairs(Normal(8, 2, 3, 6, 8), At(40, 6, 4));

    [Probe("09.6")]
    public static Tensor RotatedPairsNear() => Rotary.Pairs(Normal(9, 6, 8), At(0, 6, 4));

    [Probe("09.6")]
    public static Tensor RotatedPairsOfABatch() => Rotary.Pairs(Normal(10, 2, 3, 3, 8), AtRows(4));

    [Probe("09.6")]
    public static string TypeOfPairs() => $"{Rotary.Pairs(Seeded.Normal(11, 6, 8), At(40, 6, 4)).dtype}";

    [Probe("09.6")]
    public static Tensor InputOfPairs()
    {
        var input = Normal(12, 6, 8);
        Rotary.Pairs(input, At(40, 6, 4));
        return input;
    }

    [Probe("09.7")]
    public static Tensor RotatedHalves() => Rotary.Halves(Normal(13, 2, 3, 6, 8), At(40, 6, 4));

    [Probe("09.7")]
    public static Tensor RotatedHalvesNear() => Rotary.Halves(Normal(14, 6, 8), At(0, 6, 4));

    [Probe("09.7")]
    public static Tensor RotatedHalvesOfABatch() => Rotary.Halves(Normal(15, 2, 3, 3, 8), AtRows(4));

    [Probe("09.7")]
    public static string TypeOfHalves() => $"{Rotary.Halves(Seeded.Normal(16, 6, 8), At(40, 6, 4)).dtype}";

    [Probe("09.7")]
    public static Tensor InputOfHalves()
    {
        var input = Normal(17, 6, 8);
        Rotary.Halves(input, At(40, 6, 4));
        return input;
    }

    [Probe("09.8")]
    public static Tensor ShareInHalves() => Rotary.Rotate(Normal(18, 3, 6, 8), At(40, 6, 2), RotaryLayout.Halves);

    [Probe("09.8")]
    public static Tensor ShareInPairs() => Rotary.Rotate(Normal(19, 3, 6, 8), At(40, 6, 2), RotaryLayout.Pairs);

    [Probe("09.8")]
    public static Tensor WholeInHalves() => Rotary.Rotate(Normal(20, 3, 6, 8), At(40, 6, 4), RotaryLayout.Halves);

    [Probe("09.8")]
    public static Tensor WholeInPairs() => Rotary.Rotate(Normal(21, 3, 6, 8), At(40, 6, 4), RotaryLayout.Pairs);

    [Probe("09.9")]
    public static Tensor Rearranged() => Rotary.PairsToHalves(Normal(22, 24, 7), 3);

    [Probe("09.9")]
    public static Tensor RearrangedOneHead() => Rotary.PairsToHalves(Normal(23, 10, 3), 1);

    [Probe("09.9")]
    public static Tensor RearrangedShare() => Rotary.PairsToHalves(Normal(24, 24, 7), 2, 6);

    [Probe("09.9")]
    public static Tensor RearrangedBias() => Rotary.PairsToHalves(Normal(25, 24), 3);

    [Probe("09.10")]
    public static Tensor SharedByTwo() => Attended(26, 3, []);

    [Probe("09.10")]
    public static Tensor SharedByThree() => Attended(27, 2, []);

    [Probe("09.10")]
    public static Tensor SharedByAll() => Attended(28, 1, []);

    [Probe("09.10")]
    public static Tensor SharedByNone() => Attended(29, 6, []);

    [Probe("09.10")]
    public static Tensor SharedUnderMasks() => Attended(30, 2, [Seeded.Mask(31, 5, 9), Normal(32, 6, 5, 9)]);

    [Probe("09.10")]
    public static Tensor SharedUnderTwoMasks() => Attended(33, 2, [Seeded.Mask(34, 5, 9), Seeded.Mask(35, 2, 1, 1, 9)]);

    [Probe("09.10")]
    public static Tensor SharedAndBlind() => Attended(36, 2, [zeros(5, 9, dtype: ScalarType.Bool)]);

    [Probe("09.10")]
    public static string PointsOfAttend()
    {
        List<string> names = [];
        Attended(37, 2, [], new Tap(Models.WriteDown(names), "x."));
        return string.Join(' ', names);
    }

    [Probe("09.10")]
    public static Tensor PatternDoubled() => Attended(38, 2, [], new Tap(Models.Doubled("pattern")));

    [Probe("09.10")]
    public static Tensor MixtureDoubled() => Attended(39, 2, [], new Tap(Models.Doubled("z")));

    [Probe("09.11")]
    public static Tensor WindowOfThree() => SlidingWindow.Mask(2, 5, 3);

    [Probe("09.11")]
    public static Tensor WindowOfOne() => SlidingWindow.Mask(4, 6, 1);

    [Probe("09.11")]
    public static Tensor WindowOfThreeForAll() => SlidingWindow.Mask(6, 6, 3);

    [Probe("09.11")]
    public static Tensor WindowBeyondTheText() => SlidingWindow.Mask(3, 5, 9);

    [Probe("09.11")]
    public static Tensor NoWindow() => SlidingWindow.Mask(3, 5);

    [Probe("09.12")]
    public static (Tensor, Tensor, Tensor) AttentionOfLlama() => Attention(Models.Llama, 40);

    [Probe("09.12")]
    public static (Tensor, Tensor, Tensor) AttentionOfQwen() => Attention(Models.Kinds["Qwen3"], 42);

    [Probe("09.12")]
    public static (Tensor, Tensor, Tensor) AttentionOfGptJ() => Attention(Models.Kinds["GPT-J"], 44);

    [Probe("09.12")]
    public static (Tensor, Tensor, Tensor) AttentionOfGpt2() => Attention(Models.Kinds["GPT-2"], 46);

    [Probe("09.12")]
    public static (Tensor, Tensor, Tensor) AttentionOfBert() => Attention(Models.Kinds["BERT"], 48);

    [Probe("09.12")]
    public static (Tensor, Tensor, Tensor) AttentionWithAPast() =>
        Attention(Models.Llama, 50, Models.SomePast(Models.Llama, 51, 4, ScalarType.Float64));

    [Probe("09.12")]
    public static (Tensor, Tensor, Tensor) AttentionWithAPastAndAMask() => Attention(
        Models.Llama, 53, Models.SomePast(Models.Llama, 54, 4, ScalarType.Float64), Seeded.Mask(56, 2, 1, 1, 9));

    [Probe("09.12")]
    public static (Tensor, Tensor, Tensor) AttentionWithAWindow() =>
        Attention(Models.Kinds["Mistral"], 57, Models.SomePast(Models.Llama, 58, 2, ScalarType.Float64));

    [Probe("09.12")]
    public static string PointsOfAttention()
    {
        List<string> names = [];
        Attention(Models.Llama, 60, tap: new Tap(Models.WriteDown(names), "x."));
        return string.Join(' ', names);
    }

    [Probe("09.12")]
    public static (Tensor, Tensor, Tensor) KeysShifted() =>
        Attention(Models.Llama, 61, tap: new Tap(Models.Shifted("k")));

    [Probe("09.12")]
    public static (Tensor, Tensor, Tensor) QueriesShifted() =>
        Attention(Models.Llama, 62, tap: new Tap(Models.Shifted("q")));

    [Probe("09.12")]
    public static (Tensor, Tensor, Tensor) ValuesDoubled() =>
        Attention(Models.Llama, 63, tap: new Tap(Models.Doubled("v")));

    [Probe("09.13")]
    public static (Tensor, Tensor) BlockOfLlama() => Block(Models.Llama, 70);

    [Probe("09.13")]
    public static (Tensor, Tensor) BlockOfBert() => Block(Models.Kinds["BERT"], 71);

    [Probe("09.13")]
    public static (Tensor, Tensor) BlockOfGptJ() => Block(Models.Kinds["GPT-J"], 72);

    [Probe("09.13")]
    public static (Tensor, Tensor) BlockOfNeoX() => Block(Models.Kinds["NeoX"], 73);

    [Probe("09.13")]
    public static (Tensor, Tensor) BlockOfAttentionAlone() => Block(Models.Kinds["attention alone, no norm"], 74);

    [Probe("09.13")]
    public static (Tensor, Tensor) BlockUnderAMask() => Block(Models.Llama, 75, mask: Seeded.Mask(76, 2, 1, 5, 5));

    [Probe("09.13")]
    public static (Tensor, Tensor) BlockWithAPast() =>
        Block(Models.Llama, 77, Models.SomePast(Models.Llama, 78, 4, ScalarType.Float64));

    [Probe("09.13")]
    public static string PointsOfBlocks() => string.Join(" | ", new[] { "Llama", "BERT", "GPT-J" }.Select(kind =>
    {
        List<string> names = [];
        Block(Models.Kinds[kind], 80, tap: new Tap(Models.WriteDown(names), "x."));
        return string.Join(' ', names);
    }));

    [Probe("09.13")]
    public static Tensor PointsDoubled() => stack(
        [.. new[] { "in", "attention", "mid", "mlp", "out", "z" }.Select(
            point => Block(Models.Llama, 81, tap: new Tap(Models.Doubled(point))).Item1)]);

    [Probe("09.13")]
    public static Tensor PointsDoubledAfterNorms() => stack(
        [.. new[] { "attention", "mid", "mlp", "out" }.Select(
            point => Block(Models.Kinds["BERT"], 83, tap: new Tap(Models.Shifted(point))).Item1)]);

    [Probe("09.13")]
    public static Tensor PointsDoubledSideBySide() => stack(
        [.. new[] { "in", "attention", "mlp", "out" }.Select(
            point => Block(Models.Kinds["NeoX"], 82, tap: new Tap(Models.Doubled(point))).Item1)]);

    [Probe("09.14")]
    public static (Tensor, Tensor, Tensor) ModelOfLlama() => Parted(Run(Models.Llama, new(Models.Text(90, 2, 5))));

    [Probe("09.14")]
    public static (Tensor, Tensor, Tensor) ModelOfGpt2() =>
        Parted(Run(Models.Kinds["GPT-2"], new(Models.Text(91, 2, 5))));

    [Probe("09.14")]
    public static Tensor ModelOfBert() => Run(
        Models.Kinds["BERT"],
        new(Models.Text(92, 2, 5)) { Segments = Models.Text(93, 2, 5) % 2, Mask = Seeded.Mask(94, 2, 1, 1, 5) }).Hidden[^1];

    [Probe("09.14")]
    public static (Tensor, Tensor, Tensor) ModelWithAPast() => Parted(Run(
        Models.Llama,
        new(Models.Text(95, 2, 3))
        {
            Past = new(
            [
                Models.SomePast(Models.Llama, 96, 4, ScalarType.Float64),
                Models.SomePast(Models.Llama, 98, 4, ScalarType.Float64),
            ]),
        }));

    [Probe("09.14")]
    public static (Tensor, Tensor, Tensor) ModelWithACutPast() => Parted(Run(
        Models.Kinds["Mistral"],
        new(Models.Text(100, 2, 3))
        {
            Past = new(
                [
                    Models.SomePast(Models.Llama, 101, 2, ScalarType.Float64),
                    Models.SomePast(Models.Llama, 103, 2, ScalarType.Float64),
                ],
                7),
        }));

    [Probe("09.14")]
    public static string TokensCounted() => string.Join(' ', new[] { "Llama", "Mistral" }.Select(kind =>
    {
        var model = Model(Models.Kinds[kind]);
        var first = model.call(new ModelInput(Models.Text(105, 2, 5))).Past;
        return $"{first.Count} {model.call(new ModelInput(Models.Text(106, 2, 3)) { Past = first }).Past.Count}";
    }));

    [Probe("09.14")]
    public static (Tensor, Tensor, Tensor) ModelAtSaidPositions() =>
        Parted(Run(Models.Llama, new(Models.Text(107, 2, 5)) { Positions = tensor(new long[] { 0, 0, 1, 2, 3 }) }));

    [Probe("09.14")]
    public static (Tensor, Tensor, Tensor) Gpt2AtSaidPositions() =>
        Parted(Run(Models.Kinds["GPT-2"], new(Models.Text(108, 2, 5)) { Positions = arange(3, 8) }));

    [Probe("09.14")]
    public static (Tensor, Tensor, Tensor) ModelOfVectors() =>
        Parted(Run(Models.Llama, new() { Vectors = Normal(109, 2, 5, 20) }));

    [Probe("09.14")]
    public static string PointsOfTheModel()
    {
        List<string> names = [];
        Run(Models.Llama, new(Models.Text(110, 2, 3)) { Tap = Models.WriteDown(names) });
        return string.Join(' ', names);
    }

    [Probe("09.14")]
    public static Tensor PointsOfTheModelDoubled() => stack(
        [.. new[] { "embedding", "norm", "blocks.1.out", FourTokens }.Select(
            point => Run(Models.Llama, new(Models.Text(111, 2, 5)) { Tap = Models.Doubled(point) }).Logits!)]);

    [Probe("09.14")]
    public static Tensor EmbeddingDoubled() =>
        Run(Models.Llama, new(Models.Text(112, 2, 5)) { Tap = Models.Doubled("embedding") }).Hidden[0];

    [Probe("09.15")]
    public static string Bytes() => string.Join(' ', new[] { 0L, 1, 2, 3, 7, 1000 }.SelectMany(
        tokens => Models.Kinds.Values.Select(config => CacheCost.Bytes(config with { Layers = 5 }, tokens, 4, 3))));

    [Probe("09.15")]
    public static string BytesOfHalves() =>
        $"{CacheCost.Bytes(Models.Llama, 11)} {CacheCost.Bytes(Models.Llama, 11, 1, 5)}";

    [Probe("09.15")]
    public static string ManyBytes() => $"{CacheCost.Bytes(Models.Llama, 10_000_000_000)}";

    private static Tensor Normal(int seed, params long[] shape) => Seeded.Normal(seed, ScalarType.Float64, shape);

    private static RmsNorm Norm(double eps) => Typed(new RmsNorm(12, eps));

    private static Tensor HalfNorm(ScalarType type)
    {
        var layer = Seeded.Parameters(new RmsNorm(12));
        layer.to(type);
        return layer.call((Seeded.Normal(4, 7, 12) * 300).to(type)).to(ScalarType.Float32);
    }

    private static SwiGlu Gate(bool bias = false) => Typed(new SwiGlu(12, 17, bias));

    private static TModule Typed<TModule>(TModule module)
        where TModule : nn.Module
    {
        module.to(ScalarType.Float64);
        return Seeded.Parameters(module);
    }

    private static (Tensor, Tensor) Turned(Tensor positions)
    {
        var (cos, sin) = RotaryAngles.At(positions, tensor(new[] { 1, 0.316, 0.1, 0.0316 }));
        return (cos, sin);
    }

    private static Angles At(long first, long count, int pairs) => At(arange(first, first + count), pairs);

    private static Angles AtRows(int pairs) =>
        At(tensor(new long[,] { { 0, 1, 2 }, { 500, 3, 3 } }).unsqueeze(1), pairs);

    private static Angles At(Tensor positions, int pairs)
    {
        var frequencies = pow(tensor(10_000.0), -arange(0, pairs, ScalarType.Float64) / pairs); // [pairs]
        var angles = positions.to(ScalarType.Float64).unsqueeze(-1) * frequencies; // [..., length, pairs]
        return new Angles(angles.cos(), angles.sin());
    }

    private static Tensor Attended(int seed, int keyHeads, Tensor[] masks, Tap tap = default) => GroupedQuery.Attend(
        Normal(seed, 2, 6, 5, 8), Normal(seed + 200, 2, keyHeads, 9, 8), Normal(
            seed + 400,
            2,
            keyHeads,
            9,
            8), masks, tap);

    private static (Tensor, Tensor, Tensor) Attention(
        ModelConfig config, int seed, KeyValues? past = null, Tensor? mask = null, Tap tap = default)
    {
        var context = Models.Context(config, past?.Length ?? 30, 5, past, mask) with { Tap = tap };
        var (output, kept) = Typed(new GroupedAttention(config)).call(Normal(seed, 2, 5, 20), context);
        return (output, kept.Keys, kept.Values);
    }

    private static (Tensor, Tensor) Block(
        ModelConfig config, int seed, KeyValues? past = null, Tensor? mask = null, Tap tap = default)
    {
        var context = Models.Context(config, past?.Length ?? 3, 5, past, mask) with { Tap = tap };
        var (output, kept) = Typed(new TransformerBlock(config)).call(Normal(seed, 2, 5, 20), context);
        return (output, kept.Keys);
    }

    private static TransformerModel Model(ModelConfig config) => Typed(new TransformerModel(config));

    private static ModelOutput Run(ModelConfig config, ModelInput input) => Model(config).call(input);

    private static (Tensor, Tensor, Tensor) Parted(ModelOutput output) =>
        (output.Logits!, stack([.. output.Hidden]), output.Past.Layers[^1].Keys);
}
