using Katas.Lesson09;
using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11.Tests;

/// <summary>Configurations and models that are small enough to be looked at.</summary>
internal static class Small
{
    /// <summary>A GPT-2's configuration, every number another, and none the usual one.</summary>
    public static ConfigFile Gpt2Config { get; } = ConfigFile.Parse(
        """
        { "model_type": "gpt2", "vocab_size": 31, "n_layer": 2, "n_embd": 12, "n_head": 3, "n_inner": 20, "n_positions": 17,
          "layer_norm_epsilon": 0.0003, "activation_function": "gelu" }
        """);

    /// <summary>A BERT's configuration, every number another, and none the usual one.</summary>
    public static ConfigFile BertConfig { get; } = ConfigFile.Parse(
        """
        { "model_type": "bert", "vocab_size": 29, "num_hidden_layers": 3, "hidden_size": 12, "num_attention_heads": 2,
          "intermediate_size": 22, "max_position_embeddings": 19, "type_vocab_size": 4, "layer_norm_eps": 0.0002,
          "hidden_act": "gelu_new" }
        """);

    /// <summary>A Llama's configuration, every number another, and none the usual one; with the scaling of Llama 3.</summary>
    public static ConfigFile LlamaConfig { get; } = ConfigFile.Parse(
        """
        { "model_type": "llama", "vocab_size": 37, "num_hidden_layers": 2, "hidden_size": 24, "num_attention_heads": 6,
          "num_key_value_heads": 3, "head_dim": 10, "intermediate_size": 28, "max_position_embeddings": 99,
          "rms_norm_eps": 0.0007, "hidden_act": "silu", "tie_word_embeddings": false,
          "rope_parameters": { "rope_theta": 777.0, "rope_type": "llama3", "factor": 4.0, "low_freq_factor": 1.0,
                               "high_freq_factor": 3.0, "original_max_position_embeddings": 48 } }
        """);

    /// <summary>The configuration of older files: the base at the top, and as little else as there may be.</summary>
    public static ConfigFile OldLlamaConfig { get; } = ConfigFile.Parse(
        """
        { "model_type": "llama", "vocab_size": 37, "num_hidden_layers": 2, "hidden_size": 24, "num_attention_heads": 4,
          "intermediate_size": 28, "max_position_embeddings": 99, "rms_norm_eps": 0.0007, "rope_theta": 555.0,
          "rope_scaling": { "type": "llama3", "factor": 8.0, "low_freq_factor": 2.0, "high_freq_factor": 5.0,
                            "original_max_position_embeddings": 64 }, "head_dim": null }
        """);

    /// <summary>A model of two blocks, to be given weights.</summary>
    public static TransformerModel Model() => new(KnownModels.Llama with
    {
        Vocabulary = 7, Layers = 2, Width = 6, Heads = 3, KeyHeads = 1, Hidden = 5,
    });

    /// <summary>A model that has seeded weights, is lively, and writes no token too often.</summary>
    public static TransformerModel Ready(long vocabulary = 23)
    {
        var model = new TransformerModel(KnownModels.Llama with
        {
            Vocabulary = vocabulary, Layers = 2, Width = 12, Heads = 3, KeyHeads = 1, Hidden = 16,
        });
        return Seeded.Parameters(model);
    }

    /// <summary>All that makes up a recipe, as text: sizes, switches, and what is placed, left out and stands in front.</summary>
    public static string Text(Recipe recipe) => string.Join(
        '\n',
        [
            $"{recipe.Config}",
            $"prefix {recipe.Prefix}",
            .. recipe.Placements.Select(placement => $"{placement.Ours} from {placement.Theirs}").Order(StringComparer.Ordinal),
            $"left out: {string.Join(", ", recipe.LeftOut.Order(StringComparer.Ordinal))}",
        ]);

    /// <summary>What a recipe makes of tensors whose numbers are all different, each of its placements.</summary>
    public static Dictionary<string, Tensor> Made(Recipe recipe, Func<string, long[]> shapeOf) =>
        recipe.Placements.ToDictionary(placement => placement.Ours, placement => placement.From(Numbers(shapeOf(placement.Theirs))));

    /// <summary>BERT's golden ids, their segments, and a mask that hides padding.</summary>
    public static ModelInput Texts(Dictionary<string, Tensor> expected) => new(expected["input_ids"])
    {
        Segments = expected["token_type_ids"],
        Mask = (expected["attention_mask"] == 1).unsqueeze(1).unsqueeze(1), // [text, 1, 1, token]
    };

    /// <summary>Asserts that two configurations are the same, and says what is not.</summary>
    public static void Same(ModelConfig actual, ModelConfig expected, string what)
    {
        string[] other = [.. typeof(ModelConfig).GetProperties()
            .Where(property => !Equals(property.GetValue(actual), property.GetValue(expected)))
            .Select(property => $"{property.Name} is {property.GetValue(actual)}, expected {property.GetValue(expected)}")];
        Assert.That(other, Is.Empty, $"what differs, {what}: {string.Join("; ", other)}");
    }

    /// <summary>A tensor whose numbers count from 0.</summary>
    public static Tensor Numbers(params long[] shape) => arange(shape.Aggregate(1L, (a, b) => a * b)).to(ScalarType.Float32).view(shape);

    /// <summary>Runs a model, and gives what its parts compute, from the embedding to the head, as stages to compare.</summary>
    public static IEnumerable<NamedStage> LayerByLayer(TransformerModel model, ModelInput input)
    {
        model.to(ScalarType.Float64);
        var stages = new List<NamedStage>();
        using var noGradient = no_grad();
        var output = model.call(input with
        {
            Tap = (name, value) =>
            {
                if (Name(name) is { } known)
                {
                    var copy = value.clone().DetachFromDisposeScope();
                    stages.Add(new NamedStage(known, copy, [.. Axes(value.dim())]));
                }

                return value;
            },
        });
        return output.Logits is null ? stages : [.. stages, new NamedStage("head: logits", output.Logits, "text", "token", "successor")];

        static string? Name(string point)
        {
            string[] parts = point.Split('.');
            string part = parts[^1];
            string block = parts.Length > 1 ? $"block {parts[1]}" : "";
            return part switch
            {
                "embedding" => "embedding",
                "norm" => "final norm",
                "q" => $"{block}, attention: queries",
                "k" => $"{block}, attention: keys",
                "v" => $"{block}, attention: values",
                "pattern" => $"{block}, attention: weights",
                "attention" => $"{block}, attention: what it adds",
                "mid" => $"{block}, between its halves",
                "mlp" => $"{block}, MLP: what it adds",
                "out" => $"{block}, what comes out",
                _ => null,
            };
        }

        static StageAxis[] Axes(long dimensions) => dimensions == 4
            ? ["text", "head", "token", "feature"]
            : ["text", "token", "feature"];
    }
}
