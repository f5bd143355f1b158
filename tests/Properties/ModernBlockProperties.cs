using CsCheck;
using FluentAssertions;
using Katas.Lesson02;
using Katas.Lesson09;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static Katas.Tests.Properties.Property;
using static TorchSharp.torch;

namespace Katas.Tests.Properties;

/// <summary>What holds for rotations, shared heads, windows and whole models, whatever their sizes are.</summary>
public sealed class ModernBlockProperties
{
    private const double Close = 1e-10;
    private const double Rounding = 1e-12;

    private static readonly Gen<(int Seed, int KeyHeads, int Sharing, int Pairs)> Sizes =
        Gen.Select(Seed, Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[1, 4]);

    [Test]
    public void A_rotation_keeps_every_length() =>
        Gen.Select(Seed, Count, Gen.Int[1, 8], Gen.Int[0, 1_000_000], Gen.Enum<RotaryLayout>()).Holds(input =>
        {
            var (seed, length, pairs, first, layout) = input;
            var x = Normal(seed, 2, length, 2 * pairs + 3);
            var angles = Turns(pairs, first, length);

            var turned = Rotary.Rotate(x, angles, layout);

            Apart(turned.square().sum(-1), x.square().sum(-1)).Should().BeLessThan(Close);
        });

    [Test]
    public void Scores_depend_on_the_distance_alone() =>
        Gen.Select(Seed, Gen.Int[1, 8], Gen.Int[0, 50], Gen.Int[0, 100_000], Gen.Enum<RotaryLayout>()).Holds(input =>
        {
            var (seed, pairs, distance, shift, layout) = input;
            var (query, key) = (Normal(seed, 1, 2 * pairs), Normal(seed + 1, 1, 2 * pairs));
            double Score(long keyAt) => (Rotary.Rotate(query, Turns(pairs, keyAt + distance, 1), layout)
                * Rotary.Rotate(key, Turns(pairs, keyAt, 1), layout)).sum().ToDouble();

            Score(shift).Should().BeApproximately(Score(0), Close);
        });

    [Test]
    public void Rearranged_weights_give_the_same_scores_in_the_other_layout() => Sizes.Holds(input =>
    {
        var (seed, heads, width, pairs) = input;
        long size = (2 * pairs) + (seed % 3); // up to two features that stay
        var (wq, wk) = (Normal(seed, heads * size, width), Normal(seed + 1, heads * size, width));
        var x = Normal(seed + 2, 5, width);
        var angles = Turns(pairs, 90_000, 5);
        Tensor Split(Tensor weight) => nn.functional.linear(x, weight).view(5, heads, size).transpose(0, 1);
        Tensor Scores(Tensor q, Tensor k, RotaryLayout layout) =>
            Rotary.Rotate(Split(q), angles, layout).matmul(Rotary.Rotate(Split(k), angles, layout).transpose(-2, -1));

        var halves = Scores(
            Rotary.PairsToHalves(wq, heads, 2 * pairs), Rotary.PairsToHalves(wk, heads, 2 * pairs), RotaryLayout.Halves);

        Apart(halves, Scores(wq, wk, RotaryLayout.Pairs)).Should().BeLessThan(Close);
    });

    [Test]
    public void Shared_heads_are_heads_with_copies_of_their_own() => Sizes.Holds(input =>
    {
        var (seed, keyHeads, sharing, size) = input;
        var (query, key, value) = (
            Normal(seed, 2, keyHeads * sharing, 3, size), Normal(seed + 1, 2, keyHeads, 5, size), Normal(seed + 2, 2, keyHeads, 5, size));
        var owners = tensor(Enumerable.Range(0, keyHeads * sharing).Select(head => (long)(head / sharing)).ToArray());

        Apart(
            GroupedQuery.Attend(query, key, value, []),
            GroupedQuery.Attend(query, key.index_select(1, owners), value.index_select(1, owners), [])).Should().BeLessThan(Rounding);
    });

    [Test]
    public void With_as_many_key_heads_as_heads_it_is_lesson_02_s_attention() => Sizes.Holds(input =>
    {
        var (seed, heads, _, half) = input;
        var config = Llama(heads, heads, 2 * half) with { Positions = PositionKind.None, AttentionBias = true };
        config = config with { Width = heads * config.HeadSize };
        var layer = Seeded.Parameters(Doubled(new GroupedAttention(config)), seed);
        var lesson02 = Doubled(new MultiHeadAttention(config.Width, heads));
        var state = layer.state_dict();
        Tensor Three(string kind) => cat([.. new[] { "query", "key", "value" }.Select(name => state[$"{name}.{kind}"])], 0);
        lesson02.load_state_dict(new Dictionary<string, Tensor>
        {
            ["in_proj_weight"] = Three("weight"),
            ["in_proj_bias"] = Three("bias"),
            ["out_proj.weight"] = state["output.weight"],
            ["out_proj.bias"] = state["output.bias"],
        });
        var x = Normal(seed + 1, 2, 5, config.Width);

        Apart(layer.call(x, new BlockContext()).output, lesson02.SelfAttend(x, Masks.Causal(5)).output).Should().BeLessThan(Close);
    });

    [Test]
    public void A_window_as_long_as_the_text_is_none() => Gen.Select(Seed, Count, Gen.Int[0, 3]).Holds(
        input =>
        {
            var (seed, length, more) = input;
            var text = Tokens(seed, 0, 11, 2, length);
            var config = Llama(2, 1, 4);

            Apart(
                Model(config with { Window = length + more }, seed).call(new ModelInput(text)).Logits!,
                Model(config, seed).call(new ModelInput(text)).Logits!).Should().BeLessThan(Rounding);
        },
        tries: 20);

    [Test]
    public void Pieces_of_any_size_give_the_logits_of_the_whole() =>
        Gen.Select(Seed, Gen.Int[1, 4].Array[1, 4], Gen.Int[0, 3], Gen.Int[1, 6]).Holds(
            input =>
            {
                var (seed, pieces, kind, window) = input;
                var config = kind switch
                {
                    0 => Llama(4, 2, 4),
                    1 => Llama(4, 2, 4) with { Window = window },
                    2 => Llama(3, 1, 6) with { QkNorm = true, Sublayers = Sublayers.ParallelTwoNorms },
                    _ => Llama(2, 2, 4) with { Positions = PositionKind.Learned, MaxPositions = 16, Norm = NormKind.Layer },
                };
                var text = Tokens(seed, 0, 11, 2, pieces.Sum());
                foreach (var (type, tolerance) in new[] { (ScalarType.Float64, Rounding), (ScalarType.Float32, 1e-5) })
                {
                    var model = Model(config, seed, type);
                    var whole = model.call(new ModelInput(text)).Logits!;
                    double largest = whole.abs().max().to(ScalarType.Float64).ToDouble();

                    Apart(InPieces(model, text, pieces), whole).Should().BeLessThan(tolerance * largest, "in pieces, {0}", type);
                    Apart(InPieces(model, text, [.. Enumerable.Repeat(1, pieces.Sum())]), whole).Should().BeLessThan(
                        tolerance * largest, "token by token, {0}", type);
                }
            },
            tries: 20);

    [Test]
    public void What_is_written_later_changes_no_logit_before_it() => Gen.Select(Seed, Count, Count).Holds(
        input =>
        {
            var (seed, known, more) = input;
            var model = Model(Llama(4, 2, 4), seed);
            var text = Tokens(seed, 0, 11, 2, known);
            var longer = cat([text, Tokens(seed + 1, 0, 11, 2, more)], 1);

            Apart(model.call(new ModelInput(longer)).Logits![.., ..known], model.call(new ModelInput(text)).Logits!)
                .Should().BeLessThan(Close);
        },
        tries: 20);

    [Test]
    public void A_constant_shift_of_the_positions_changes_no_logit() => Gen.Select(Seed, Count, Gen.Int[0, 100_000]).Holds(
        input =>
        {
            var (seed, length, shift) = input;
            var model = Model(Llama(4, 2, 4), seed);
            var text = Tokens(seed, 0, 11, 2, length);

            Apart(
                model.call(new ModelInput(text) { Positions = arange(shift, shift + length) }).Logits!,
                model.call(new ModelInput(text)).Logits!).Should().BeLessThan(Tolerance);
        },
        tries: 20);

    [Test]
    public void A_tap_that_only_looks_changes_no_bit() => Gen.Select(Seed, Count, Gen.Enum<Sublayers>()).Holds(
        input =>
        {
            var (seed, length, sublayers) = input;
            var model = Model(Llama(4, 2, 4) with { Sublayers = sublayers }, seed, ScalarType.Float32);
            var text = new ModelInput(Tokens(seed, 0, 11, 2, length));

            Apart(model.call(text with { Tap = (_, value) => value.alias() }).Logits!, model.call(text).Logits!).Should().Be(0);
        },
        tries: 15);

    [Test]
    public void The_bytes_that_are_counted_are_those_that_are_kept() =>
        Gen.Select(Gen.Select(Seed, Count, Count), Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[1, 7]).Holds(
            input =>
            {
                var ((seed, batch, length), keyHeads, sharing, window) = input;
                var config = Llama(keyHeads * sharing, keyHeads, 4) with { Window = window };
                var past = Model(config, seed).call(new ModelInput(Tokens(seed, 0, 11, batch, length))).Past;

                past.Layers.Sum(layer => layer.Keys.numel() + layer.Values.numel()).Should().Be(
                    CacheCost.Bytes(config, length, bytesPerNumber: 1, batch));
            },
            tries: 20);

    private static Angles Turns(int pairs, long first, long count) =>
        RotaryAngles.At(arange(first, first + count), RotaryAngles.Frequencies(2 * pairs, 10_000));

    private static ModelConfig Llama(int heads, int keyHeads, int headSize) => KnownModels.Llama with
    {
        Vocabulary = 11, Layers = 2, Width = 7, Heads = heads, KeyHeads = keyHeads, HeadSize = headSize, Hidden = 9,
    };

    private static TransformerModel Model(ModelConfig config, int seed, ScalarType type = ScalarType.Float64)
    {
        var model = new TransformerModel(config);
        model.to(type);
        return Seeded.Parameters(model, seed);
    }

    private static TModule Doubled<TModule>(TModule module)
        where TModule : nn.Module
    {
        module.to(ScalarType.Float64);
        return module;
    }

    private static Tensor InPieces(TransformerModel model, Tensor text, int[] pieces)
    {
        Past? past = null;
        var logits = new List<Tensor>();
        foreach (int count in pieces)
        {
            var output = model.call(new ModelInput(text.narrow(1, past?.Count ?? 0, count)) { Past = past });
            past = output.Past;
            logits.Add(output.Logits!);
        }

        return cat(logits, 1);
    }
}
