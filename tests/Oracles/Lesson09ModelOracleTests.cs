using System.Text.Json;
using Katas.Lesson09;
using Katas.Testkit;
using Katas.Tests.Oracles.Table;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Oracles;

/// <summary>Lesson 09's one block as twelve models of Hugging Face transformers and TransformerLens, through its configuration.</summary>
public class Lesson09ModelOracleTests
{
    private const double Tolerance = 3e-5;

    private static readonly Dictionary<string, int[]> s_chunks = new()
    {
        ["09-llama"] = [5, 1, 7],
        ["09-llama3-scaled-tied"] = [5, 1, 23],
        ["09-mistral-window"] = [5, 1, 11],
        ["09-qwen3"] = [5, 1, 9],
        ["09-gptj"] = [5, 1, 6],
        ["09-neox-parallel"] = [5, 1, 8],
        ["09-neox-sequential"] = [5, 1, 8],
        ["10-bloom"] = [6, 1, 14],
        ["10-mpt"] = [6, 1, 12],
    };

    private static IEnumerable<string> Files => Lesson09Models.All.Keys;

    [TestCaseSource(nameof(Files))]
    [Oracle(
        "Hugging Face transformers, golden files: Llama, Mistral, Qwen3, GPT-J, NeoX, BLOOM, MPT",
        "GroupedAttention.forward", "TransformerBlock.forward", "TransformerModel.forward", "GroupedQuery.Attend", "SlidingWindow.Mask")]
    public void Hidden_states_attentions_and_logits_agree(string file)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var golden = GoldenTensors.Load($"{file}.safetensors");
        var config = Lesson09Models.All[file];
        var model = Lesson09Models.Load(golden, config);
        var patterns = new Dictionary<string, Tensor>();

        var output = model.call(new ModelInput(golden["input_ids"]) { Tap = Record(patterns) });

        Assert.That(output.Hidden, Has.Count.EqualTo(config.Layers + 1));
        for (int i = 0; i <= config.Layers; i++)
        {
            Close(output.Hidden[i], golden[$"hidden.{i}"], $"{file}: hidden state {i}");
        }

        for (int i = 0; i < config.Layers; i++)
        {
            Close(patterns[$"blocks.{i}.pattern"], golden[$"attention.{i}"], $"{file}: attention of block {i}");
        }

        Close(output.Logits!, golden["logits"], $"{file}: logits");
    }

    [TestCaseSource(nameof(Files))]
    [Oracle(
        "Hugging Face transformers, golden files: in chunks with a cache",
        "GroupedAttention.forward", "TransformerModel.forward")]
    public void Logits_agree_in_chunks_and_token_by_token(string file)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var golden = GoldenTensors.Load($"{file}.safetensors");
        var model = Lesson09Models.Load(golden, Lesson09Models.All[file]);
        var ids = golden["input_ids"];

        Close(InPieces(model, ids, s_chunks[file]), golden["logits_in_chunks"], $"{file}: logits in chunks");
        Close(
            InPieces(model, ids, [.. Enumerable.Repeat(1, (int)ids.size(1))]), golden["logits"], $"{file}: logits token by token");
    }

    [Test]
    [Oracle("Hugging Face transformers, golden file: Llama, padded on the left", "TransformerModel.forward", "GroupedAttention.forward")]
    public void Left_padding_changes_no_logit_of_a_real_token([Values] bool inPieces)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var golden = GoldenTensors.Load("09-llama.safetensors");
        var model = Lesson09Models.Load(golden, Lesson09Models.All["09-llama"]);
        var real = golden["left_padded.attention_mask"] == 1; // [batch, length]
        var mask = real.unsqueeze(1).unsqueeze(1); // [batch, 1, 1, length]

        var logits = inPieces
            ? InPieces(model, golden["input_ids"], [5, 1, 7], mask)
            : model.call(new ModelInput(golden["input_ids"]) { Mask = mask }).Logits!;

        Close(logits[real], golden["left_padded.logits"][real], "logits of the real tokens");
    }

    [Test]
    [Oracle("Hugging Face transformers, golden file: Llama, from position 1,000", "TransformerModel.forward")]
    public void Positions_may_begin_anywhere()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var golden = GoldenTensors.Load("09-llama.safetensors");
        var model = Lesson09Models.Load(golden, Lesson09Models.All["09-llama"]);

        var logits = model.call(new ModelInput(golden["input_ids"]) { Positions = arange(1000, 1013) }).Logits!;

        Close(logits, golden["logits_from_position_1000"], "logits from position 1,000", 1e-4); // their angles were float32
    }

    [Test]
    [Oracle("Hugging Face transformers, golden files: GPT-2", "TransformerModel.forward", "TransformerBlock.forward")]
    public void It_is_GPT_2()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var expected = GoldenTensors.Load("11-tiny-gpt2-expected.safetensors");
        var model = Lesson09Models.Load(GoldenTensors.Load("11-tiny-gpt2-model.safetensors"), Lesson09Models.Gpt2, "transformer.", "transformer.");
        var ids = expected["input_ids"];

        var output = model.call(new ModelInput(ids));

        for (int i = 0; i <= 2; i++)
        {
            Close(output.Hidden[i], expected[$"hidden.{i}"], $"GPT-2: hidden state {i}", 1e-5);
        }

        Close(output.Logits!, expected["logits"], "GPT-2: logits");
        Close(InPieces(model, ids, [4, 1, 10]), expected["logits"], "GPT-2: logits in chunks");
    }

    [Test]
    [Oracle("Hugging Face transformers, golden files: BERT", "TransformerModel.forward", "TransformerBlock.forward")]
    public void It_is_BERT()
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var expected = GoldenTensors.Load("11-tiny-bert-expected.safetensors");
        var model = Lesson09Models.Load(GoldenTensors.Load("11-tiny-bert-model.safetensors"), Lesson09Models.Bert, "", "");
        var real = expected["attention_mask"] == 1; // [batch, length]

        var output = model.call(new ModelInput(expected["input_ids"])
        {
            Segments = expected["token_type_ids"],
            Mask = real.unsqueeze(1).unsqueeze(1),
        });

        Assert.That(output.Logits, Is.Null, "BERT has no head here");
        for (int i = 0; i <= 2; i++)
        {
            Close(output.Hidden[i], expected[$"hidden.{i}"], $"BERT: hidden state {i}", 1e-5);
        }
    }

    [Test]
    [Oracle("TransformerLens, golden files: its cache", "TransformerModel.forward", "TransformerBlock.forward", "GroupedAttention.forward")]
    public void The_tap_sees_what_TransformerLens_sees([Values] bool withMlp)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var golden = GoldenTensors.Load(withMlp ? "14-with-mlp-and-norm.safetensors" : "14-attention-only.safetensors");
        var model = Lens(golden, withMlp);
        var seen = new Dictionary<string, Tensor>();

        var output = model.call(new ModelInput(golden["tokens"]) { Tap = Record(seen) });

        Close(output.Logits!, golden["logits"], "logits");
        Close(seen["embedding"], golden["cache.hook_embed"] + golden["cache.hook_pos_embed"], "embedding");
        for (int i = 0; i < 2; i++)
        {
            string theirs = $"cache.blocks.{i}.";
            foreach (var (ours, name, byHead) in new[]
            {
                ("in", "hook_resid_pre", false), ("q", "attn.hook_q", true), ("k", "attn.hook_k", true), ("v", "attn.hook_v", true),
                ("pattern", "attn.hook_pattern", false), ("z", "attn.hook_z", true), ("attention", "hook_attn_out", false),
                ("mid", "hook_resid_mid", false), ("mlp", "hook_mlp_out", false), ("out", "hook_resid_post", false),
            })
            {
                if (golden.Has(theirs + name))
                {
                    var value = seen[$"blocks.{i}.{ours}"];
                    Close(byHead ? value.transpose(1, 2) : value, golden[theirs + name], $"block {i}: {ours}");
                }
            }
        }

        if (withMlp)
        {
            Close(seen["norm"], golden["cache.ln_final.hook_normalized"], "final norm");
        }
    }

    [Test]
    [Oracle("TransformerLens, golden files: zero ablation of each head", "TransformerModel.forward")]
    public void The_tap_changes_what_TransformerLens_changes([Values] bool withMlp)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var golden = GoldenTensors.Load(withMlp ? "14-with-mlp-and-norm.safetensors" : "14-attention-only.safetensors");
        var model = Lens(golden, withMlp);
        var tokens = golden["tokens"];
        for (int i = 0; i < 2; i++)
        {
            for (int head = 0; head < 4; head++)
            {
                var logits = model.call(new ModelInput(tokens)
                {
                    Tap = (name, value) => name == $"blocks.{i}.z" ? value.index_fill(1, tensor(new[] { (long)head }), 0) : value,
                }).Logits!;

                var loss = nn.functional.cross_entropy(logits[.., ..^1].flatten(0, 1), tokens[.., 1..].flatten());
                Close(loss, golden["loss_zero_ablated"][i, head], $"loss without head {head} of block {i}");
            }
        }
    }

    [Test]
    public void The_chunks_are_those_of_the_metadata()
    {
        foreach (string file in Files)
        {
            Assert.That(
                JsonSerializer.Deserialize<int[]>(GoldenTensors.Load($"{file}.safetensors").Metadata["chunks"]),
                Is.EqualTo(s_chunks[file]),
                file);
        }
    }

    private static TransformerModel Lens(GoldenTensors golden, bool withMlp)
    {
        var model = new TransformerModel(Lesson09Models.Lens(withMlp));
        model.load_state_dict(Lesson09Models.LensState(golden));
        return model;
    }

    private static Tensor InPieces(TransformerModel model, Tensor ids, int[] pieces, Tensor? mask = null)
    {
        Past? past = null;
        var logits = new List<Tensor>();
        foreach (int count in pieces)
        {
            long start = past?.Count ?? 0;
            var output = model.call(new ModelInput(ids.narrow(1, start, count))
            {
                Past = past,
                Mask = mask?.narrow(-1, 0, start + count),
            });
            past = output.Past;
            logits.Add(output.Logits!);
        }

        return cat(logits, 1);
    }

    private static Func<string, Tensor, Tensor> Record(Dictionary<string, Tensor> seen) => (name, value) =>
    {
        seen.Add(name, value.clone().DetachFromDisposeScope());
        return value;
    };

    private static void Close(Tensor actual, Tensor expected, string what, double tolerance = Tolerance) =>
        Lesson09OracleTests.Close(actual, expected, what, tolerance);
}
