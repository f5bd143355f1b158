using Katas.Lesson04;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson09.Tests;

/// <summary>What the lesson gives: switches, what is handed from part to part, and checks.</summary>
public class GivenTests
{
    [Test, ForTask("09.0")]
    public void A_configuration_is_Llama_unless_said_otherwise()
    {
        var config = new ModelConfig { Width = 48, Heads = 6 };
        Assert.That(config.KeyHeads, Is.EqualTo(6), "key heads: all");
        Assert.That(config.HeadSize, Is.EqualTo(8), "head size: width / heads");
        Assert.That((config with { KeyHeads = 2, HeadSize = 10 }).KeyHeads, Is.EqualTo(2));
        Assert.That((config with { HeadSize = 10 }).HeadSize, Is.EqualTo(10));
        Assert.That((config with { HeadSize = 1 }).HeadSize, Is.EqualTo(1));
        Assert.That(new ModelConfig { Width = 5 }.HeadSize, Is.EqualTo(5), "head size as long as there are no heads");
        Assert.That(new ModelConfig { Width = 5, Heads = 1 }.HeadSize, Is.EqualTo(5), "head size of a single head");
        Assert.That(
            config with { Width = 0, Heads = 0 },
            Is.EqualTo(new ModelConfig
            {
                Norm = NormKind.Rms,
                NormEps = 1e-5,
                NormPlacement = NormPlacement.Pre,
                FinalNorm = true,
                EmbeddingNorm = false,
                AttentionBias = false,
                MlpBias = false,
                NormBias = true,
                HeadBias = false,
                Mlp = MlpKind.SwiGlu,
                Positions = PositionKind.Rotary,
                MaxPositions = 1024,
                Rotary = new RotaryConfig { Layout = RotaryLayout.Halves, Share = 1, Base = 10_000, Scaling = null },
                Window = null,
                Sublayers = Sublayers.Sequential,
                QkNorm = false,
                Causal = true,
                Head = true,
                Tied = false,
                Segments = 0,
            }));
    }

    [Test, ForTask("09.0")]
    public void Known_models_have_the_switches_of_the_table()
    {
        var (llama, layer) = (new ModelConfig(), new ModelConfig { Norm = NormKind.Layer });
        Assert.That(KnownModels.Llama, Is.EqualTo(llama));
        Assert.That(KnownModels.Mistral, Is.EqualTo(llama with { Window = 4096 }));
        Assert.That(KnownModels.Qwen3, Is.EqualTo(llama with { QkNorm = true, NormEps = 1e-6 }));
        Assert.That(
            KnownModels.Gpt2,
            Is.EqualTo(layer with
            {
                Positions = PositionKind.Learned,
                Mlp = MlpKind.GeluTanh,
                AttentionBias = true,
                MlpBias = true,
                Tied = true,
            }));
        Assert.That(
            KnownModels.GptJ,
            Is.EqualTo(layer with
            {
                Rotary = new RotaryConfig { Layout = RotaryLayout.Pairs, Share = 0.25 },
                Mlp = MlpKind.GeluTanh,
                MlpBias = true,
                HeadBias = true,
                Sublayers = Sublayers.ParallelOneNorm,
            }));
        Assert.That(
            KnownModels.NeoX,
            Is.EqualTo(layer with
            {
                Rotary = new RotaryConfig { Share = 0.25 },
                Mlp = MlpKind.Gelu,
                AttentionBias = true,
                MlpBias = true,
                Sublayers = Sublayers.ParallelTwoNorms,
            }));
        Assert.That(
            KnownModels.Bert,
            Is.EqualTo(layer with
            {
                NormEps = 1e-12,
                NormPlacement = NormPlacement.Post,
                FinalNorm = false,
                EmbeddingNorm = true,
                Positions = PositionKind.Learned,
                MaxPositions = 512,
                Segments = 2,
                Mlp = MlpKind.Gelu,
                AttentionBias = true,
                MlpBias = true,
                Causal = false,
                Head = false,
            }));
    }

    [Test, ForTask("09.0")]
    public void A_share_of_a_head_turns()
    {
        Assert.That(new RotaryConfig { Share = 0.25 }.Rotated(16), Is.EqualTo(4));
        Assert.That(new RotaryConfig { Share = 0.3333 }.Rotated(12), Is.EqualTo(4), "rounded");
        Assert.That(new RotaryConfig().Rotated(64), Is.EqualTo(64));
    }

    [Test, ForTask("09.0")]
    public void A_tap_that_nobody_holds_gives_back_what_it_is_shown()
    {
        var value = ones(2);
        Assert.That(default(Tap).At("x", value), Is.SameAs(value));
        Assert.That(new Tap((_, seen) => seen).At("x", value), Is.SameAs(value));
    }

    [Test, ForTask("09.0")]
    public void A_tap_s_answer_stays_with_whoever_made_it()
    {
        var mine = ones(2);
        List<string> names = [];
        var tap = new Tap((name, _) =>
        {
            names.Add(name);
            return mine;
        }).Within("blocks.3").Within("mlp");
        using (NewDisposeScope())
        {
            var answer = tap.At("x", zeros(2));
            TensorAssert.Close(answer, ones(2), "answer");
            Assert.That(answer, Is.Not.SameAs(mine), "whether the model goes on with a tensor of its own");
        }

        Assert.That(mine.IsInvalid, Is.False, "the answer itself, after the model's scope");
        Assert.That(names, Is.EqualTo(new[] { "blocks.3.mlp.x" }));
        var exception = Assert.Throws<InvalidOperationException>(() => tap.At("y", zeros(3)));
        Assert.That(exception!.Message, Is.EqualTo("blocks.3.mlp.y is [3]; the tap answered with [2]."));
    }

    [Test, ForTask("09.0")]
    public void Keys_and_values_are_appended_and_cut()
    {
        var (keys, values) = (Seeded.Normal(1, 2, 3, 7, 4), Seeded.Normal(2, 2, 3, 7, 4));
        var first = KeyValues.Append(null, keys[.., .., ..5], values[.., .., ..5]);
        var all = KeyValues.Append(first, keys[.., .., 5..], values[.., .., 5..]);
        Assert.That((first.Length, all.Length), Is.EqualTo((5L, 7L)));
        TensorAssert.Close(all.Keys, keys, "keys", 0);
        TensorAssert.Close(all.Values, values, "values", 0);
        foreach (long most in new long[] { 0, 2, 7, 9 })
        {
            int from = (int)Math.Max(0, 7 - most);
            TensorAssert.Close(all.Newest(most).Keys, keys[.., .., from..], $"newest {most} keys", 0);
            TensorAssert.Close(all.Newest(most).Values, values[.., .., from..], $"newest {most} values", 0);
        }

        Assert.That(all.Newest(null).Length, Is.EqualTo(7), "all of them");
    }

    [Test, ForTask("09.0")]
    public void A_past_counts_what_is_kept_unless_told_and_lives_as_long_as_it_should()
    {
        Past past;
        using (NewDisposeScope())
        {
            past = new Past([new KeyValues(ones(1, 2, 5, 4), ones(1, 2, 5, 4))]).MoveToOuterDisposeScope();
        }

        Assert.That(past.Count, Is.EqualTo(5));
        Assert.That((past with { Count = 9 }).Layers[0].Length, Is.EqualTo(5));
        Assert.That(
            past.Layers[0].Keys.IsInvalid || past.Layers[0].Values.IsInvalid,
            Is.False,
            "moved out of the scope");
        past.Dispose();
        Assert.That(past.Layers[0].Keys.IsInvalid && past.Layers[0].Values.IsInvalid, Is.True, "disposed");
    }

    [Test, ForTask("09.0")]
    public void Norms_and_MLPs_are_those_of_the_configuration()
    {
        var config = Models.Llama;
        var input = Seeded.Normal(3, 2, 20) * 3;
        Assert.That(Parts.Norm(config), Is.InstanceOf<RmsNorm>());
        Assert.That(Parts.Norm(config with { Norm = NormKind.Layer }), Is.InstanceOf<Katas.Lesson04.LayerNorm>());
        TensorAssert.Close(Parts.Norm(config with { Norm = NormKind.None }).call(input), input, "no norm", 0);
        TensorAssert.Close(
            Parts.Norm(config with { Norm = NormKind.Layer, NormBias = false }).state_dict()["weight"],
            ones(20),
            "scale of a norm without a bias, at first");
        TensorAssert.Close(new RmsNorm(20).state_dict()["weight"], ones(20), "scale of RMSNorm, at first");
        var shiftless = Seeded.Parameters(
            Parts.Norm(config with { Norm = NormKind.Layer, NormBias = false, NormEps = 0.3 }));
        Assert.That(shiftless.state_dict().Keys, Is.EqualTo(new[] { "weight" }), "parameters of a norm without a bias");
        TensorAssert.Close(
            shiftless.call(input),
            Katas.Lesson04.LayerNorm.Normalize(input, 0.3) * shiftless.get_parameter("weight")!,
            "layer normalisation without a bias");

        Assert.That(Parts.Mlp(config with { Mlp = MlpKind.None }), Is.Null);
        Assert.That(Parts.Mlp(config), Is.InstanceOf<SwiGlu>());
        (MlpKind Kind, Activation Activation)[] kinds = [(MlpKind.Gelu, Activation.GELU), (MlpKind.GeluTanh, Activation.GELUTanh)];
        foreach (var (kind, activation) in kinds)
        {
            var mlp = Seeded.Parameters(Parts.Mlp(config with { Mlp = kind, MlpBias = true })!);
            Tensor Map(string name, Tensor x) =>
                nn.functional.linear(x, mlp.get_parameter($"{name}.weight")!, mlp.get_parameter($"{name}.bias")!);
            TensorAssert.Close(
                mlp.call(input),
                Map("down", Activations.Apply(Map("up", input), activation)),
                $"{kind}");
        }
    }

    [Test, ForTask("09.0")]
    public void Biases_and_tables_are_there_where_the_configuration_has_them()
    {
        string[] Names(ModelConfig config) => [.. new TransformerModel(config with { Layers = 1 }).state_dict().Keys.Order()];
        string[] maps = ["attention.query", "attention.key", "attention.value", "attention.output", "mlp.gate", "mlp.up", "mlp.down"];
        string[] llama =
            ["tokens.weight", "norm.weight", "head.weight", .. maps.Append("norm1").Append("norm2").Select(
                name => $"blocks.0.{name}.weight")];

        Assert.That(Names(Models.Llama), Is.EqualTo(llama.Order()), "Llama");
        Assert.That(
            Names(Models.Llama with { Tied = true }),
            Is.EqualTo(llama.Where(name => name != "head.weight").Order()),
            "tied");
        Assert.That(
            Names(Models.Llama with { AttentionBias = true, HeadBias = true }),
            Is.EqualTo(llama.Concat(maps[..4].Select(name => $"blocks.0.{name}.bias")).Append("head.bias").Order()),
            "with biases");
        Assert.That(
            Names(Models.Llama with { QkNorm = true, MlpBias = true }),
            Is.EqualTo(
                llama.Concat(maps[4..].Select(name => $"blocks.0.{name}.bias"))
                    .Append("blocks.0.attention.query_norm.weight").Append(
                        "blocks.0.attention.key_norm.weight").Order()),
            "with QK-norm and biases of the MLP");
        Assert.That(
            Names(Models.Kinds["BERT"]).Where(name => !name.StartsWith("blocks.", StringComparison.Ordinal)),
            Is.EqualTo(
                new[] { "tokens.weight", "positions.weight", "segments.weight", "embedding_norm.weight", "embedding_norm.bias" }.Order()),
            "BERT, blocks apart");
        Assert.That(Names(Models.Kinds["GPT-J"]), Has.No.Member("blocks.0.norm2.weight"), "one norm");
    }

    [Test, ForTask("09.0")]
    public void Epsilons_are_the_configuration_s()
    {
        var config = Models.Llama with { QkNorm = true, NormEps = 40 };
        var model = Seeded.Parameters(new TransformerModel(config));
        var tight = Seeded.Parameters(new TransformerModel(config with { NormEps = 1e-5 }));
        string[] norms = ["norm", "blocks.0.norm1", "blocks.0.norm2", "blocks.0.attention.query_norm", "blocks.0.attention.key_norm"];
        foreach (string norm in norms)
        {
            var (one, other) = ((RmsNorm)Parts.Find(model, norm), (RmsNorm)Parts.Find(tight, norm));
            var input = ones(one.get_parameter("weight")!.size(0));
            TensorAssert.Close(one.call(input) * Math.Sqrt(41), other.call(input), norm, 1e-4);
        }
    }

    [Test, ForTask("09.0")]
    public void Tables_start_small_and_of_their_own_size()
    {
        var state = new TransformerModel(
            Models.Kinds["BERT"] with { Vocabulary = 500, Width = 60, Heads = 3, KeyHeads = 3 }).state_dict();
        SpreadAssert.Around(state["tokens.weight"], 0, 0.02, "tokens.weight");
        Assert.That(state["positions.weight"].shape, Is.EqualTo(new long[] { 11, 60 }));
        Assert.That(state["segments.weight"].shape, Is.EqualTo(new long[] { 2, 60 }));
    }

    [Test, ForTask("09.0")]
    public void Segments_are_the_first_kind_unless_said()
    {
        var (model, _) = Models.Model(Models.Kinds["BERT"]);
        var text = Models.Text(4, 2, 5);
        TensorAssert.Close(
            model.call(new ModelInput(text)).Hidden[0],
            model.call(new ModelInput(text) { Segments = zeros(2, 5, dtype: ScalarType.Int64) }).Hidden[0],
            "embedding without segments, and with zeros",
            0);
    }

    [Test, ForTask("09.0")]
    public void A_part_is_replaced_by_name_and_nothing_is_kept_of_the_old_one()
    {
        var model = new TransformerModel(Models.Llama);
        foreach (string part in new[] { "query", "key", "value", "output" })
        {
            string name = $"blocks.1.attention.{part}";
            var old = Parts.Find(model, name);
            var (inputs, outputs) = (((Linear)old).weight.size(1), ((Linear)old).weight.size(0));
            var mine = nn.Linear(inputs, outputs);
            int before = model.parameters().Count();

            Parts.Replace(model, name, mine);

            Assert.That(Parts.Find(model, name), Is.SameAs(mine), name);
            Assert.That(model.parameters().Count(), Is.EqualTo(before + 1), "parameters: a bias more");
            Assert.That(model.state_dict().Keys, Has.Exactly(1).EqualTo($"{name}.weight"), name);
            Assert.That(
                model.modules().Any(module => ReferenceEquals(module, old)),
                Is.False,
                $"whether the old {name} is still there");
            Assert.That(((Linear)old).weight.IsInvalid, Is.False, "whether the old one was disposed");
        }

        foreach (string part in new[] { "gate", "up", "down" })
        {
            Parts.Replace(model, $"blocks.0.mlp.{part}", nn.Linear(part == "down" ? 28 : 20, part == "down" ? 20 : 28));
        }

        var head = nn.Linear(20, 31);
        Parts.Replace(model, "head", head);
        Assert.That(model.state_dict(), Does.ContainKey("head.bias"));
        model.call(new ModelInput(Models.Text(5, 2, 3))).Logits!.sum().backward();
        Assert.That(head.weight.grad is { IsInvalid: false }, Is.True, "whether the new head is called");
        foreach (var (name, parameter) in model.named_parameters())
        {
            Assert.That(parameter.grad is { IsInvalid: false }, Is.True, $"whether {name} is used");
        }
    }

    [Test, ForTask("09.0")]
    public void Parts_that_are_not_there_or_do_not_fit_are_refused()
    {
        var model = new TransformerModel(Models.Llama);
        ArgumentAssert.Rejects<ArgumentException>(() => Parts.Find(model, "blocks.2"), "name", "there are two blocks");
        ArgumentAssert.Rejects<ArgumentException>(
            () => Parts.Replace(model, "blocks.0.attention.queries", nn.Linear(20, 48)), "name", "there is no such part");
        ArgumentAssert.Rejects<ArgumentException>(
            () => Parts.Replace(model, "blocks.0.attention", nn.Linear(20, 20)), "name", "attention takes more than a tensor");
        var tied = new TransformerModel(Models.Llama with { Tied = true });
        ArgumentAssert.Rejects<ArgumentException>(
            () => Parts.Replace(tied, "head", nn.Linear(20, 31)), "name", "a tied model has no head of its own");
    }

    [Test, ForTask("09.0")]
    public void Configurations_that_do_not_fit_are_refused_with_a_sentence()
    {
        (ModelConfig Config, string Sentence)[] cases =
        [
            (Models.Llama with { Vocabulary = 0 }, "config.Vocabulary is 0; expected a number above 0."),
            (Models.Llama with { Layers = 0 }, "config.Layers is 0; expected a number above 0."),
            (Models.Llama with { Width = 0 }, "config.Width is 0; expected a number above 0."),
            (Models.Llama with { Heads = 0, KeyHeads = 2 }, "config.Heads is 0; expected a number above 0."),
            (new ModelConfig { Vocabulary = 5, Layers = 1, Width = 8, Hidden = 8 },
                "config.Heads is 0; expected a number above 0."),
            (Models.Llama with { Hidden = 0 }, "config.Hidden is 0; expected a number above 0."),
            (Models.Llama with { NormEps = 0 }, "config.NormEps is 0; expected a number above 0."),
            (
                Models.Llama with { KeyHeads = 4 },
                "config.KeyHeads is 4; expected a number that divides config.Heads, 6."),
            (Models.Llama with { HeadSize = 7 },
                "config.Rotary, features that turn, is 7; expected an even number, 2 or more: features are rotated two by two."),
            (Models.Llama with { Rotary = new RotaryConfig { Share = 0 } },
                "config.Rotary, features that turn, is 0; expected an even number, 2 or more: features are rotated two by two."),
            (Models.Llama with { Window = 0 }, "config.Window is 0; expected a whole number of at least 1."),
            (Models.Llama with { Window = 3, Causal = false },
                "config.Window is 3 and config.Causal is false; expected no window: it looks back only."),
            (Models.Kinds["BERT"] with { MaxPositions = 0 }, "config.MaxPositions is 0; expected a number above 0."),
            (Models.Kinds["NeoX"] with { NormPlacement = NormPlacement.Post },
                "config.Sublayers is ParallelTwoNorms and config.NormPlacement is Post; expected Pre: halves side by side have their "
                + "norms before them."),
            (Models.Kinds["GPT-2"] with { HeadBias = true },
                "config.Tied and config.HeadBias are true; expected no bias: a tied head has none."),
        ];
        foreach (var (config, sentence) in cases)
        {
            foreach (var make in new Action[]
            {
                () => _ = new TransformerModel(config), () => _ = new TransformerBlock(config), () => _ = new GroupedAttention(config),
            })
            {
                Assert.That(Assert.Catch<ArgumentException>(() => make())!.Message, Does.StartWith(sentence));
            }
        }

        Assert.Throws<ArgumentNullException>(() => _ = new TransformerModel(null!));
        _ = new TransformerModel(Models.Llama with { Mlp = MlpKind.None, Hidden = 0, Window = 1 }); // these are fine
        _ = new TransformerModel(Models.Llama with { HeadSize = 7, Positions = PositionKind.None, MaxPositions = 0 });
    }

    [Test, ForTask("09.0")]
    public void Inputs_that_do_not_fit_are_refused_with_a_sentence()
    {
        var text = Models.Text(6, 2, 5);
        var (llama, bert, gpt) = (Models.Llama, Models.Kinds["BERT"], Models.Kinds["GPT-2"]);
        KeyValues some = Models.SomePast(llama, 7, 4), wide = Models.SomePast(gpt, 8, 4);
        Past past = new([some, some]);
        (ModelConfig Config, ModelInput Input, string Sentence)[] cases =
        [
            (llama, new(), "input has neither ids nor vectors; expected one of the two."),
            (llama, new(text) { Vectors = ones(2, 5, 20) }, "input has both ids and vectors; expected one of the two."),
            (llama, new(text[0]), "input.Ids has shape [5]; expected [batch, new]."),
            (llama, new(text[.., ..0]), "input has shape [2, 0]; expected at least one text of at least one token."),
            (llama, new() { Vectors = ones(0, 5, 20) }, "input has shape [0, 5, 20]; expected at least one text of at least one token."),
            (llama, new(text + 31), "input.Ids [2, 5] holds"),
            (llama, new() { Vectors = ones(5, 20) }, "input.Vectors has shape [5, 20]; expected [batch, new, width]."),
            (llama, new() { Vectors = ones(2, 5, 19) },
                "input.Vectors has shape [2, 5, 19]: dimension -1 is 19; expected 20, the model's width."),
            (bert, new(text) { Segments = text[.., ..4] % 2 },
                "input.Segments has shape [2, 4]; expected [2, 5], one for each token."),
            (
                bert,
                new(text) { Segments = zeros_like(text) + 2 },
                "input.Segments [2, 5] holds 2; there are 2 kinds of segment, 0 to 1."),
            (llama, new(text) { Past = new([some]) }, "input.Past has 1; expected 2, keys and values for each block."),
            (llama, new(text) { Past = new([some, wide]) },
                "input.Past has keys [2, 6, 4, 8] and values [2, 6, 4, 8]; expected [2, 2, 4, 8]."),
            (llama, new(text) { Past = new([some, some with { Values = wide.Values }]) },
                "input.Past has keys [2, 2, 4, 8] and values [2, 6, 4, 8]; expected [2, 2, 4, 8]."),
            (llama, new(text) { Past = new([some, some], 3) },
                "input.Past keeps 4 tokens and counts 3; expected no more than it counts."),
            (llama, new(text) { Positions = ones(5) }, "input.Positions [5] holds Float32; expected Int64."),
            (llama, new(text) { Positions = arange(4) }, "input.Positions has shape [4]; expected [5] or [2, 5]."),
            (llama, new(text) { Positions = arange(-1, 4) }, "input.Positions holds -1; expected 0 or a number above."),
            (gpt, new(text) { Positions = arange(7, 12) },
                "input reaches position 11; the model has learned 11, 0 to 10."),
            (
                gpt,
                new(text) { Past = new([wide, wide], 7) },
                "input reaches position 11; the model has learned 11, 0 to 10."),
            (llama, new(text) { Mask = ones(2, 1, 1, 5, dtype: ScalarType.Int64) },
                "input.Mask holds Int64; expected Bool (true = may attend) or floating point (added to the scores)."),
            (llama, new(text) { Mask = ones(2, 1, 1, 5), Past = past },
                "input.Mask has shape [2, 1, 1, 5]; expected what broadcasts to [2, 6, 5, 9]: a column for each token so far."),
            (llama, new(text) { Mask = ones([1, 2, 1, 1, 5]) },
                "input.Mask has shape [1, 2, 1, 1, 5]; expected what broadcasts to [2, 6, 5, 5]: a column for each token so far."),
            (llama, new(text) { Mask = ones([]) }, "input.Mask has shape []; expected what broadcasts to [2, 6, 5, 5]"),
        ];
        foreach (var (config, input, sentence) in cases)
        {
            Assert.That(
                Assert.Catch<ArgumentException>(
                    () => new TransformerModel(config).call(input))!.Message, Does.StartWith(sentence));
        }

        Assert.Throws<ArgumentNullException>(() => new TransformerModel(llama).call(null!));
    }

    [Test, ForTask("09.0")]
    public void Inputs_at_the_limit_are_taken()
    {
        var gpt = new TransformerModel(Models.Kinds["GPT-2"]);
        var past = new Past([Models.SomePast(gpt.Config, 9, 6), Models.SomePast(gpt.Config, 10, 6)]);
        Assert.That(
            gpt.call(new ModelInput(Models.Text(11, 2, 5)) { Past = past }).Past.Count,
            Is.EqualTo(11),
            "11 of 11 positions");
        Assert.That(gpt.call(new ModelInput(Models.Text(14, 1, 11))).Past.Count, Is.EqualTo(11), "11 positions at once");
        var llama = new TransformerModel(Models.Llama);
        llama.call(new ModelInput(Models.Text(12, 2, 5)) { Positions = arange(100_000, 100_005), Mask = ones(5) });
        llama.call(new ModelInput(Models.Text(13, 2, 5)) { Mask = ones(1, 6, 5, 1) });
    }

    [Test, ForTask("09.0")]
    public void Pairs_of_features_are_checked()
    {
        var exception = ArgumentAssert.Rejects<ArgumentException>(
            () => Rotary.Pairs(ones(6, 7), new Angles(ones(6, 3), ones(6, 3))), "input", "it has 7 features");
        Assert.That(
            exception!.Message,
            Does.StartWith(
                "input has shape [6, 7]: 7 features cannot be rotated two by two; expected an even number."));
        ArgumentAssert.Rejects<ArgumentException>(
            () => Rotary.Pairs(ones(8), new Angles(ones(1, 4), ones(1, 4))), "input", "it has no length");
    }
}
