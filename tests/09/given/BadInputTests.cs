using Katas.Testkit;
using NUnit.Framework;
using static TorchSharp.torch;

namespace Katas.Lesson09.Tests;

/// <summary>What does not fit is refused before anything is computed, in a sentence with what was given and what was expected.</summary>
public class BadInputTests
{
    private static readonly ModelConfig s_llama = KnownModels.Llama with
    {
        Vocabulary = 31, Layers = 2, Width = 20, Heads = 6, KeyHeads = 2, HeadSize = 8, Hidden = 28,
    };

    private static readonly ModelConfig s_gpt2 = KnownModels.Gpt2 with
    {
        Vocabulary = 31, Layers = 1, Width = 12, Heads = 3, Hidden = 28, MaxPositions = 4,
    };

    [Test, ForTask("09.0")]
    public void Rotations()
    {
        var angles = RotaryAngles.At(arange(3), RotaryAngles.Frequencies(6, 10_000));
        Refused(() => RotaryAngles.Frequencies(5, 10_000), "features is 5; expected an even number");
        Refused(() => Rotary.Pairs(randn(1, 2, 3, 5), angles), "input has shape [1, 2, 3, 5]: 5 features cannot be rotated two by two");
        Refused(() => Rotary.Halves(randn(1, 2, 3, 5), angles), "input has shape [1, 2, 3, 5]: 5 features cannot be rotated two by two");
        Refused(
            () => Rotary.Pairs(randn(1, 2, 4, 6), angles),
            "angles.Cos has shape [3, 3]: dimension -2 is 3; expected 4, an angle for each token of input [1, 2, 4, 6].");
        Refused(() => Rotary.Halves(randn(1, 2, 4, 6), angles), "expected 4, an angle for each token of input [1, 2, 4, 6].");
        Refused(() => Rotary.Rotate(randn(1, 2, 4, 8), angles, RotaryLayout.Halves), "expected 4, an angle for each token");
        Refused(
            () => Rotary.Pairs(randn(2, 1, 6), RotaryAngles.At(arange(4), RotaryAngles.Frequencies(6, 9))),
            "dimension -2 is 4; expected 1");
        Refused(
            () => Rotary.Pairs(randn(2, 3, 6), angles with { Sin = randn(3, 2) }),
            "angles.Sin has shape [3, 2]; expected that of angles.Cos, [3, 3].");
        Refused(
            () => Rotary.Rotate(randn(1, 2, 3, 4), angles, RotaryLayout.Pairs),
            "angles.Cos has shape [3, 3]: dimension -1 is 3; expected at most 2");
        Refused(() => Rotary.PairsToHalves(randn(16, 4), 3), "heads is 3; expected a number that divides weight.size(0), 16.");
        Refused(() => Rotary.PairsToHalves(randn(16, 4), 2, 3), "the number of features that turn is 3; expected an even number");
        Refused(
            () => Rotary.PairsToHalves(randn(16, 4), 2, 10),
            "the number of features that turn is 10; expected at most 8, the features of a head.");
        Refused(() => Rotary.Pairs(randn(1, 2, 3, 6), null!), "(Parameter 'angles')");
    }

    [Test, ForTask("09.0")]
    public void Slowing_rotations_down()
    {
        var scaling = new RotaryScaling(8, 1, 4, 32);
        Refused(() => RotaryAngles.Frequencies(6, 9, scaling with { Factor = 0 }), "scaling.Factor is 0; expected a number above 0.");
        Refused(() => RotaryAngles.Frequencies(6, 9, scaling with { LowTurns = -1 }), "scaling.LowTurns is -1; expected a number above 0.");
        Refused(
            () => RotaryAngles.Frequencies(6, 9, scaling with { OriginalLength = 0 }),
            "scaling.OriginalLength is 0; expected a number above 0.");
        Refused(
            () => RotaryAngles.Frequencies(6, 9, scaling with { HighTurns = 1 }),
            "scaling.HighTurns is 1; expected more than scaling.LowTurns, 1.");
    }

    [Test, ForTask("09.0")]
    public void Shared_keys()
    {
        var (query, key) = (randn(1, 6, 3, 8), randn(1, 2, 5, 8));
        Refused(
            () => GroupedQuery.Attend(query, randn(1, 4, 3, 8), randn(1, 4, 3, 8), []),
            "key has shape [1, 4, 3, 8], 4 key heads; expected a number that divides the 6 heads of query [1, 6, 3, 8].");
        Refused(
            () => GroupedQuery.Attend(query, zeros(1, 0, 3, 8), zeros(1, 0, 3, 8), []),
            "0 key heads; expected a number that divides the 6 heads");
        Refused(
            () => GroupedQuery.Attend(query, key, randn(1, 2, 4, 8), []),
            "dimension 2 is 4; expected 5, a value for each of key [1, 2, 5, 8].");
        Refused(
            () => GroupedQuery.Attend(query, key, randn(1, 3, 5, 8), []),
            "dimension 1 is 3; expected 2, the key heads of key [1, 2, 5, 8].");
        Refused(
            () => GroupedQuery.Attend(query, randn(1, 2, 5, 7), key, []),
            "dimension -1 is 7; expected 8, the head size of query [1, 6, 3, 8].");
        Refused(
            () => GroupedQuery.Attend(randn(2, 6, 3, 8), randn(3, 2, 5, 8), randn(3, 2, 5, 8), []),
            "expected as many texts as query [2, 6, 3, 8] has.");
        Refused(
            () => GroupedQuery.Attend(randn(2, 6, 3, 8), randn(3, 1, 5, 8), randn(3, 1, 5, 8), []),
            "expected as many texts as query [2, 6, 3, 8] has.");
        Refused(
            () => GroupedQuery.Attend(randn(2, 1, 3, 8), randn(3, 1, 5, 8), randn(3, 1, 5, 8), []),
            "expected as many texts as query [2, 1, 3, 8] has.");
        Refused(
            () => GroupedQuery.Attend(randn(2, 6, 3, 8), randn(2, 2, 5, 8), key, []),
            "dimension 0 is 1; expected 2, the texts of key [2, 2, 5, 8].");
        Refused(() => GroupedQuery.Attend(query, key.to(ScalarType.Float64), key, []), "key [1, 2, 5, 8] holds Float64; expected Float32");
        Refused(
            () => GroupedQuery.Attend(query, key, key.to(ScalarType.Float64), []),
            "value [1, 2, 5, 8] holds Float64; expected Float32");
        Refused(
            () => new GroupedAttention(s_llama).call(randn(1, 3, 20), new BlockContext(Past: new KeyValues(zeros(1, 3, 2, 8), zeros(1, 3, 2, 8)))),
            "The past has keys of shape [1, 3, 2, 8]; expected [1, 2, …, 8], as the newer keys [1, 2, 3, 8].");
        Refused(
            () => new GroupedAttention(s_llama).call(randn(1, 3, 20), new BlockContext(Past: new KeyValues(zeros(1, 2, 2, 8), zeros(1, 2, 2, 9)))),
            "The past has values of shape [1, 2, 2, 9]; expected [1, 2, …, 8]");
        Refused(
            () => new GroupedAttention(s_llama).call(randn(1, 3, 20), new BlockContext(Past: new KeyValues(zeros(2, 2, 2, 8), zeros(2, 2, 2, 8)))),
            "The past has keys of shape [2, 2, 2, 8]; expected [1, 2, …, 8]");
        Refused(
            () => new GroupedAttention(s_llama).call(randn(1, 3, 20), new BlockContext(Past: new KeyValues(zeros(1, 2, 8), zeros(1, 2, 8)))),
            "The past has keys of shape [1, 2, 8]; expected [1, 2, …, 8]");
    }

    [Test, ForTask("09.0")]
    public void One_text_s_keys_or_queries_may_serve_several()
    {
        var (one, two) = (randn(1, 6, 3, 8), randn(2, 6, 3, 8));
        var (key, keys) = (randn(1, 2, 5, 8), randn(2, 2, 5, 8));

        Assert.That(GroupedQuery.Attend(two, key, key, []).shape, Is.EqualTo(new long[] { 2, 6, 3, 8 }));
        Assert.That(GroupedQuery.Attend(one, keys, keys, []).shape, Is.EqualTo(new long[] { 2, 6, 3, 8 }));
    }

    [Test, ForTask("09.0")]
    public void A_model_may_know_a_single_segment()
    {
        var model = new TransformerModel(s_llama with { Segments = 1 });

        Assert.That(() => model.call(new ModelInput(zeros(1, 2, ScalarType.Int64)) { Segments = zeros(1, 2, ScalarType.Int64) }), Throws.Nothing);
    }

    [Test, ForTask("09.0")]
    public void Windows_and_widths()
    {
        Refused(() => SlidingWindow.Mask(3, 5, 0), "window is 0; expected a whole number of at least 1.");
        Refused(() => SlidingWindow.Mask(6, 5), "keys is 5; expected a whole number of at least 6.");
        Refused(() => new SwiGlu(6, 10).call(randn(2, 5)), "input has shape [2, 5]: dimension -1 is 5; expected 6, the layer's width.");
        Refused(() => new RmsNorm(6).call(randn(2, 5)), "input has shape [2, 5]: dimension -1 is 5; expected 6, the layer's features.");
    }

    [Test, ForTask("09.0")]
    public void Configurations()
    {
        Refused(
            () => new TransformerModel(s_llama with { HeadSize = 5 }),
            "config.Rotary, features that turn, is 5; expected an even number");
        Refused(
            () => new TransformerModel(s_llama with { KeyHeads = 4 }),
            "config.KeyHeads is 4; expected a number that divides config.Heads, 6.");
        Refused(() => new TransformerModel(s_llama with { Window = 0 }), "config.Window is 0; expected a whole number of at least 1.");
        Refused(
            () => new TransformerModel(s_llama with { Rotary = new RotaryConfig { Share = 2 } }),
            "config.Rotary, features that turn, is 16; expected at most 8, the features of a head.");
        Refused(
            () => new TransformerModel(s_llama with { Rotary = new RotaryConfig { Base = 0 } }),
            "config.Rotary.Base is 0; expected a number above 0.");
        Refused(
            () => new TransformerModel(s_llama with { Rotary = new RotaryConfig { Scaling = new RotaryScaling(0, 1, 4, 32) } }),
            "config.Rotary.Scaling.Factor is 0; expected a number above 0.");
    }

    [Test, ForTask("09.0")]
    public void Inputs_of_a_model()
    {
        var (gpt2, llama) = (new TransformerModel(s_gpt2), new TransformerModel(s_llama));
        var two = new ModelInput(tensor(new long[,] { { 1, 2 } }));
        Refused(
            () => gpt2.call(new ModelInput(zeros(1, 5, ScalarType.Int64))),
            "input reaches position 4; the model has learned 4, 0 to 3.");
        Refused(
            () => gpt2.call(two with { Positions = tensor(new long[] { 0, 9 }) }),
            "input reaches position 9; the model has learned 4, 0 to 3.");
        Refused(
            () => gpt2.call(two with { Positions = tensor(new long[] { -1, 0 }) }),
            "input.Positions holds -1; expected 0 or a number above.");
        Refused(
            () => llama.call(new ModelInput(zeros(1, 0, ScalarType.Int64))),
            "input has shape [1, 0]; expected at least one text of at least one token.");
        Refused(
            () => llama.call(two with { Segments = zeros(1, 2, ScalarType.Int64) }),
            "input.Segments has shape [1, 2]; expected null: the model knows no segments.");
        Refused(
            () => llama.call(two with { Mask = ones(1, 1, 1, 3, ScalarType.Bool) }),
            "input.Mask has shape [1, 1, 1, 3]; expected what broadcasts to [1, 6, 2, 2]: a column for each token so far.");
    }

    private static void Refused(Action wrong, string sentence) =>
        Assert.That(
            Assert.Catch<ArgumentException>(() =>
            {
                using var scope = NewDisposeScope();
                wrong();
            })!.Message,
            Does.Contain(sentence));
}
