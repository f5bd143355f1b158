using Katas.Lesson09;

namespace Katas.Lesson11;

/// <summary>Reads the sizes of a Llama from the metadata of a GGUF file.</summary>
public static class GgufModel
{
    /// <summary>The configuration of the model in a file.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="FormatException">It is not a Llama.</exception>
    /// <exception cref="KeyNotFoundException">Something is missing; the message says what.</exception>
    public static ModelConfig Config(Gguf file)
    {
        if (file.Metadata.GetValueOrDefault("general.architecture") is not "llama")
        {
            throw new FormatException(
                $"The file's architecture is {file.Metadata.GetValueOrDefault("general.architecture") ?? "not said"}; "
                + "expected llama.");
        }

        long heads = Integer("attention.head_count");
        return KnownModels.Llama with
        {
            Vocabulary = file.Tensors["token_embd.weight"].Shape[0],
            Layers = (int)Integer("block_count"),
            Width = Integer("embedding_length"),
            Heads = heads,
            KeyHeads = Integer("attention.head_count_kv", heads),
            HeadSize = Integer("attention.key_length", Integer("embedding_length") / heads),
            Hidden = Integer("feed_forward_length"),
            MaxPositions = Integer("context_length", 1024),
            NormEps = Number("attention.layer_norm_rms_epsilon", 1e-5),
            Rotary = new RotaryConfig { Base = Number("rope.freq_base", 10_000) },
            Tied = !file.Tensors.ContainsKey("output.weight"),
        };

        long Integer(string key, long? otherwise = null) => otherwise is { } value && IsAbsent(key)
            ? value
            : file.Integer($"llama.{key}");

        double Number(string key, double otherwise) => IsAbsent(key) ? otherwise : file.Number($"llama.{key}");

        bool IsAbsent(string key) => !file.Metadata.ContainsKey($"llama.{key}");
    }
}
