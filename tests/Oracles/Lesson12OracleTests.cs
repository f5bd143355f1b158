using Katas.Lesson09;
using Katas.Lesson12;
using Katas.Tests.Oracles.Table;
using NUnit.Framework;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Tests.Oracles;

/// <summary>Lesson 12's adapters, prompts and prefixes against PEFT's, on a tiny GPT-2 and a tiny Llama.</summary>
public class Lesson12OracleTests
{
    private const string Peft = "Hugging Face PEFT, golden files: ";
    private const double Tolerance = 3e-5;
    private const double GradientTolerance = 1e-4;
    private const double MergedTolerance = 2e-5;

    private static readonly ModelConfig s_gpt2 = KnownModels.Gpt2 with
    {
        Vocabulary = 67, Layers = 2, Width = 36, Heads = 3, Hidden = 144, MaxPositions = 48,
    };

    private static readonly ModelConfig s_llama = KnownModels.Llama with
    {
        Vocabulary = 67, Layers = 2, Width = 48, Heads = 6, KeyHeads = 2, Hidden = 80, NormEps = 1e-6, Tied = true,
    };

    private static readonly (string Theirs, string Ours)[] s_names =
    [
        ("transformer.h", "blocks"), ("model.layers", "blocks"), ("self_attn.q_proj", "attention.query"), ("self_attn.v_proj", "attention.value"),
        ("mlp.down_proj", "mlp.down"), ("attn.c_proj", "attention.output"), ("mlp.c_proj", "mlp.down"),
    ];

    [TestCase("gpt2"), TestCase("llama")]
    [Oracle("Hugging Face transformers, golden files: GPT-2 and Llama with labels on the answers", "AnswerLoss.Of")]
    public void The_loss_of_the_base_models_agrees(string kind)
    {
        using var scope = NewDisposeScope();
        var expected = Expected("base", kind);
        var logits = Base(kind).call(Input(expected)).Logits!;

        Close(Real(logits, expected), Real(expected["logits"], expected), $"{kind}: logits");
        Close(AnswerLoss.Of(logits, expected["labels"]), expected["loss"], $"{kind}: loss");
    }

    [TestCase("gpt2"), TestCase("llama")]
    [Oracle("Hugging Face transformers, golden files: each text by itself", "Packing.Batch")]
    public void Two_texts_in_one_row_are_two_texts(string kind)
    {
        using var scope = NewDisposeScope();
        var expected = Expected("base", kind);
        long[] lengths = [.. expected["attention_mask"].sum(1).data<long>()];
        InstructionExample[] examples = [.. lengths.Select((length, i) => new InstructionExample(
            expected["input_ids"][i].narrow(0, 0, length).data<long>().ToArray(),
            expected["labels"][i].narrow(0, 0, length).data<long>().ToArray()))];

        var batch = Packing.Batch([examples], lengths.Sum() + 3, 3); // padding is an id that texts have, too
        var logits = Base(kind).call(batch.Input).Logits!;

        Close(logits[0, ..(int)lengths[0]], expected["logits"][0, ..(int)lengths[0]], $"{kind}: logits of the first text in the row");
        Close(
            logits[0].narrow(0, lengths[0], lengths[1]), expected["logits"][1, ..(int)lengths[1]], $"{kind}: logits of the second text in the row");
        Close(AnswerLoss.Of(logits, batch.Labels), expected["loss"], $"{kind}: loss of the row");
    }

    [TestCase("lora", "gpt2"), TestCase("lora", "llama"), TestCase("lora-rs", "llama")]
    [Oracle(
        Peft + "LoRA, with A shared by GPT-2's query, key and value, and rank-stabilised", "LoraLinear", "LoraLinear.Adapted", "LoraLinear.Merge",
        "Lora.Insert", "Freezing.TrainOnly", "Adapters.Take", "Adapters.Swap", "AnswerLoss.Of")]
    public void Adapters_agree_in_logits_loss_gradients_and_merged(string file, string kind)
    {
        using var scope = NewDisposeScope();
        var expected = Expected(file, kind);
        var model = Base(kind);
        Put(model, file, kind);
        var adapter = Adapter(Load($"12-{file}-{kind}-adapter"));
        long trained = Freezing.TrainOnly(model, Lora.IsAdapter).Sum(parameter => parameter.numel());
        Assert.That($"{trained}", Is.EqualTo(expected.Metadata["trained_parameters"]), "parameters that train");
        Assert.That(Adapters.Take(model).Keys, Is.EquivalentTo(adapter.Keys), "names of what trains");

        Adapters.Swap(model, adapter);
        var logits = model.call(Input(Expected("base", kind))).Logits!;
        var loss = AnswerLoss.Of(logits, Expected("base", kind)["labels"]);
        loss.backward();

        Close(Real(logits, Expected("base", kind)), Real(expected["logits"], Expected("base", kind)), $"{file}: logits");
        Close(loss, expected["loss"], $"{file}: loss");
        var gradients = Adapter(expected, "gradients.");
        foreach (var (name, parameter) in model.named_parameters().Where(each => gradients.ContainsKey(each.name)))
        {
            Close(parameter.grad!, gradients[name], $"{file}: gradient of {name}", GradientTolerance);
        }

        model.eval();
        Lora.Merge(model);
        var merged = Merged(expected, s_gpt2.Layers);
        foreach (var (name, layer) in Lora.Layers(model))
        {
            Close(layer.Weight, merged[name], $"{file}: merged weight of {name}", MergedTolerance);
        }

        using var noGradient = no_grad();
        var again = model.call(Input(Expected("base", kind))).Logits!;
        Close(Real(again, Expected("base", kind)), Real(expected["logits_merged"], Expected("base", kind)), $"{file}: merged logits", MergedTolerance);
        Close(Real(again, Expected("base", kind)), Real(logits.detach(), Expected("base", kind)), $"{file}: merged and unmerged", MergedTolerance);
    }

    [TestCase("gpt2"), TestCase("llama")]
    [Oracle(Peft + "prompt tuning", "PromptTuning.InFront", "VirtualTokens.Mask", "AnswerLoss.Of")]
    public void Prompts_agree_in_logits_loss_and_gradients(string kind)
    {
        using var scope = NewDisposeScope();
        var (expected, texts) = (Expected("prompt", kind), Expected("base", kind));
        var tuning = new PromptTuning(Base(kind), Load($"12-prompt-{kind}-adapter")["prompt_embeddings"]);
        var prompt = tuning.named_parameters().Single(each => each.name == "prompt").parameter;

        var logits = tuning.call(Input(texts)).Logits!;
        var loss = AnswerLoss.Of(logits, VirtualTokens.Labels(texts["labels"], tuning.Count));
        loss.backward();

        var real = cat([ones(2, 5, ScalarType.Bool), texts["attention_mask"] == 1], 1);
        Close(logits[real], expected["logits"][real], $"{kind}: logits behind a prompt");
        Close(loss, expected["loss"], $"{kind}: loss behind a prompt");
        Close(prompt.grad!, expected["gradients.prompt_encoder.default.embedding.weight"], $"{kind}: gradient of the prompt", GradientTolerance);
        Assert.That($"{prompt.numel()}", Is.EqualTo(expected.Metadata["trained_parameters"]), "parameters that train");
    }

    [TestCase("gpt2"), TestCase("llama")]
    [Oracle(Peft + "prefix tuning", "PrefixTuning.InFront", "VirtualTokens.Mask", "AnswerLoss.Of")]
    public void Prefixes_agree_in_logits_loss_and_gradients(string kind)
    {
        using var scope = NewDisposeScope();
        var (expected, texts) = (Expected("prefix", kind), Expected("base", kind));
        var model = Base(kind);
        var tuning = new PrefixTuning(model, 4);
        var prefix = tuning.named_parameters().Single(each => each.name == "prefix").parameter;
        using (no_grad())
        {
            prefix.copy_(Prefix(Load($"12-prefix-{kind}-adapter")["prompt_embeddings"], model.Config));
        }

        var logits = tuning.call(Input(texts)).Logits!;
        var loss = AnswerLoss.Of(logits, texts["labels"]);
        loss.backward();

        Close(Real(logits, texts), Real(expected["logits"], texts), $"{kind}: logits behind a prefix");
        Close(loss, expected["loss"], $"{kind}: loss behind a prefix");
        Close(
            prefix.grad!,
            Prefix(expected["gradients.prompt_encoder.default.embedding.weight"], model.Config),
            $"{kind}: gradient of the prefix",
            GradientTolerance);
        Assert.That($"{prefix.numel()}", Is.EqualTo(expected.Metadata["trained_parameters"]), "parameters that train");
    }

    private static GoldenTensors Load(string file) => GoldenTensors.Load($"{file}.safetensors");

    private static GoldenTensors Expected(string file, string kind) => Load($"12-{file}-{kind}-expected");

    private static TransformerModel Base(string kind)
    {
        string prefix = kind == "gpt2" ? "transformer." : "model.";
        return Lesson09Models.Load(Load($"12-base-{kind}-model"), kind == "gpt2" ? s_gpt2 : s_llama, prefix, prefix);
    }

    private static ModelInput Input(GoldenTensors texts) =>
        new(texts["input_ids"]) { Mask = (texts["attention_mask"] == 1).unsqueeze(1).unsqueeze(1) };

    private static Tensor Real(Tensor logits, GoldenTensors texts) => logits[texts["attention_mask"] == 1];

    /// <summary>Puts adapters where PEFT had them. GPT-2's query, key and value were one matrix, with one A.</summary>
    private static void Put(TransformerModel model, string file, string kind)
    {
        if (kind == "llama")
        {
            var options = new LoraOptions(4, 6) { RankStabilised = file == "lora-rs" };
            Lora.Insert(model, file == "lora-rs" ? ["query", "value"] : ["query", "value", "down"], options);
            return;
        }

        Lora.Insert(model, ["attention.output", "mlp.down"], new LoraOptions(3, 12));
        for (int i = 0; i < model.Config.Layers; i++)
        {
            var a = new Parameter(zeros(3, model.Config.Width));
            foreach (string part in new[] { "query", "key", "value" })
            {
                string name = $"blocks.{i}.attention.{part}";
                Parts.Replace(model, name, new LoraLinear((Linear)Parts.Find(model, name), new LoraOptions(3, 12), a));
            }
        }
    }

    /// <summary>PEFT's A and B under our names. The fused B is cut in three; the shared A is the query's.</summary>
    private static Dictionary<string, Tensor> Adapter(GoldenTensors golden, string prefix = "")
    {
        prefix += "base_model.model.";
        var adapter = new Dictionary<string, Tensor>();
        foreach (string theirs in golden.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            string name = Renamed(theirs[prefix.Length..].Replace(".default", "", StringComparison.Ordinal).Replace(".weight", "", StringComparison.Ordinal))
                .Replace("lora_A", "lora_a", StringComparison.Ordinal).Replace("lora_B", "lora_b", StringComparison.Ordinal);
            if (!name.Contains("c_attn", StringComparison.Ordinal))
            {
                adapter.Add(name, golden[theirs]);
                continue;
            }

            string stem = name[..name.IndexOf("attn.c_attn", StringComparison.Ordinal)] + "attention.";
            if (name.EndsWith("lora_a", StringComparison.Ordinal))
            {
                adapter.Add($"{stem}query.lora_a", golden[theirs]);
                continue;
            }

            var parts = golden[theirs].chunk(3, 0);
            adapter.Add($"{stem}query.lora_b", parts[0]);
            adapter.Add($"{stem}key.lora_b", parts[1]);
            adapter.Add($"{stem}value.lora_b", parts[2]);
        }

        return adapter;
    }

    /// <summary>The merged weights under our names; GPT-2's are [inputs, outputs].</summary>
    private static Dictionary<string, Tensor> Merged(GoldenTensors golden, int layers)
    {
        var merged = new Dictionary<string, Tensor>();
        foreach (string theirs in golden.Names.Where(name => name.StartsWith("merged.", StringComparison.Ordinal)))
        {
            string name = Renamed(theirs["merged.".Length..^".weight".Length]);
            var value = theirs.Contains(".c_", StringComparison.Ordinal) ? golden[theirs].t() : golden[theirs];
            if (name.EndsWith("attn.c_attn", StringComparison.Ordinal))
            {
                foreach (var (part, i) in new[] { "query", "key", "value" }.Select((part, i) => (part, i)))
                {
                    merged.Add(name.Replace("attn.c_attn", $"attention.{part}", StringComparison.Ordinal), value.chunk(3, 0)[i]);
                }
            }
            else
            {
                merged.Add(name, value);
            }
        }

        Assert.That(merged, Has.Count.GreaterThanOrEqualTo(2 * layers), "merged weights");
        return merged;
    }

    private static string Renamed(string theirs) =>
        s_names.Aggregate(theirs, (name, each) => name.Replace(each.Theirs, each.Ours, StringComparison.Ordinal));

    /// <summary>By the row: layer 0's keys, layer 0's values, layer 1's keys, …</summary>
    private static Tensor Prefix(Tensor rows, ModelConfig config) => rows
        .view(rows.size(0), config.Layers, 2, config.KeyHeads, config.HeadSize)
        .permute(1, 2, 3, 0, 4); // [count, layers, 2, key heads, size] → [layers, 2, key heads, count, size]

    private static void Close(Tensor actual, Tensor expected, string what, double tolerance = Tolerance) =>
        Lesson09OracleTests.Close(actual, expected, what, tolerance);
}
