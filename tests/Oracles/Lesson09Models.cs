using Katas.Lesson09;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Oracles;

/// <summary>
/// The golden models of lesson 09: the switches and sizes of each, and where its weights lie. Hugging Face's names are translated
/// into the one block's; a fused query, key and value is cut.
/// </summary>
internal static class Lesson09Models
{
    private static readonly ModelConfig s_llama = KnownModels.Llama with
    {
        Vocabulary = 61, Layers = 3, Width = 48, Heads = 6, KeyHeads = 2, Hidden = 88,
    };

    private static readonly ModelConfig s_neox = KnownModels.NeoX with
    {
        Vocabulary = 53, Layers = 2, Width = 48, Heads = 3, Hidden = 80,
    };

    /// <summary>The files of whole models that give hidden states, attentions and logits, and their configurations.</summary>
    public static IReadOnlyDictionary<string, ModelConfig> All { get; } = new Dictionary<string, ModelConfig>
    {
        ["09-llama"] = s_llama,
        ["09-llama3-scaled-tied"] = s_llama with
        {
            Layers = 2,
            Width = 64,
            Heads = 4,
            KeyHeads = 1,
            Rotary = new RotaryConfig { Base = 1000, Scaling = new RotaryScaling(8, 1, 4, 24) },
            Tied = true,
        },
        ["09-mistral-window"] = KnownModels.Mistral with
        {
            Vocabulary = 61, Layers = 2, Width = 48, Heads = 6, KeyHeads = 2, Hidden = 88, Window = 5,
        },
        ["09-qwen3"] = KnownModels.Qwen3 with
        {
            Vocabulary = 61, Layers = 2, Width = 40, Heads = 6, KeyHeads = 3, HeadSize = 10, Hidden = 72,
        },
        ["09-gptj"] = KnownModels.GptJ with
        {
            Vocabulary = 53,
            Layers = 2,
            Width = 40,
            Heads = 5,
            Hidden = 72,
            Rotary = new RotaryConfig { Layout = RotaryLayout.Pairs, Share = 0.5 },
        },
        ["09-neox-parallel"] = s_neox,
        ["09-neox-sequential"] = s_neox with { Sublayers = Sublayers.Sequential },
        ["10-bloom"] = KnownModels.Gpt2 with
        {
            Vocabulary = 59,
            Layers = 2,
            Width = 48,
            Heads = 6,
            Hidden = 192,
            Positions = PositionKind.None,
            EmbeddingNorm = true,
            ScoreBias = Alibi(0.25, 0.0625, 0.015625, 0.00390625, 0.5, 0.125),
        },
        ["10-mpt"] = KnownModels.Gpt2 with
        {
            Vocabulary = 59,
            Layers = 2,
            Width = 40,
            Heads = 5,
            Hidden = 160,
            Positions = PositionKind.None,
            AttentionBias = false,
            MlpBias = false,
            NormBias = false,
            Mlp = MlpKind.Gelu,
            ScoreBias = Alibi(0.25, 0.0625, 0.015625, 0.00390625, 0.5),
        },
    };

    /// <summary>GPT-2 of <c>tiny-gpt2</c>.</summary>
    public static ModelConfig Gpt2 { get; } = KnownModels.Gpt2 with
    {
        Vocabulary = 67, Layers = 2, Width = 36, Heads = 3, Hidden = 144, MaxPositions = 32,
    };

    /// <summary>BERT of <c>tiny-bert</c>.</summary>
    public static ModelConfig Bert { get; } = KnownModels.Bert with
    {
        Vocabulary = 71, Layers = 2, Width = 40, Heads = 4, Hidden = 56, MaxPositions = 24,
    };

    /// <summary>TransformerLens' two models.</summary>
    public static ModelConfig Lens(bool withMlp) => new()
    {
        Vocabulary = 37,
        Layers = 2,
        Width = 24,
        Heads = 4,
        HeadSize = 5,
        Hidden = withMlp ? 44 : 0,
        Norm = withMlp ? NormKind.Layer : NormKind.None,
        FinalNorm = withMlp,
        Mlp = withMlp ? MlpKind.Gelu : MlpKind.None,
        Positions = PositionKind.Learned,
        MaxPositions = 20,
        AttentionBias = true,
        MlpBias = true,
        HeadBias = true,
    };

    /// <summary>Builds a model with a golden file's weights: those below a prefix, which something else may take the place of.</summary>
    public static TransformerModel Load(GoldenTensors golden, ModelConfig config, string prefix = "weights.", string add = "")
    {
        var model = new TransformerModel(config);
        var state = new Dictionary<string, Tensor>();
        foreach (string name in golden.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            foreach (var (ours, value) in Translate(add + name[prefix.Length..], golden[name], config))
            {
                state.Add(ours, value);
            }
        }

        model.load_state_dict(state); // strict: nothing missing, nothing left over
        return model;
    }

    /// <summary>The weights of TransformerLens' models: heads side by side, matrices turned round.</summary>
    public static Dictionary<string, Tensor> LensState(GoldenTensors golden)
    {
        var state = new Dictionary<string, Tensor>
        {
            ["tokens.weight"] = golden["weights.embed.W_E"],
            ["positions.weight"] = golden["weights.pos_embed.W_pos"],
            ["head.weight"] = golden["weights.unembed.W_U"].t(),
            ["head.bias"] = golden["weights.unembed.b_U"],
        };
        for (int i = 0; i < 2; i++)
        {
            var (theirs, ours) = ($"weights.blocks.{i}.", $"blocks.{i}.");
            foreach (var (letter, name) in new[] { ("Q", "query"), ("K", "key"), ("V", "value") })
            {
                state[$"{ours}attention.{name}.weight"] =
                    golden[$"{theirs}attn.W_{letter}"].transpose(1, 2).flatten(0, 1); // [head, width, size] → [head · size, width]
                state[$"{ours}attention.{name}.bias"] = golden[$"{theirs}attn.b_{letter}"].flatten();
            }

            state[$"{ours}attention.output.weight"] = golden[$"{theirs}attn.W_O"].flatten(0, 1).t();
            state[$"{ours}attention.output.bias"] = golden[$"{theirs}attn.b_O"];
            Add($"{theirs}mlp.W_in", $"{ours}mlp.up.weight", turned: true);
            Add($"{theirs}mlp.b_in", $"{ours}mlp.up.bias");
            Add($"{theirs}mlp.W_out", $"{ours}mlp.down.weight", turned: true);
            Add($"{theirs}mlp.b_out", $"{ours}mlp.down.bias");
            foreach (int n in new[] { 1, 2 })
            {
                Add($"{theirs}ln{n}.w", $"{ours}norm{n}.weight");
                Add($"{theirs}ln{n}.b", $"{ours}norm{n}.bias");
            }
        }

        Add("weights.ln_final.w", "norm.weight");
        Add("weights.ln_final.b", "norm.bias");
        return state;

        void Add(string from, string to, bool turned = false)
        {
            if (golden.Has(from))
            {
                state[to] = turned ? golden[from].t() : golden[from];
            }
        }
    }

    private static Func<long, long, Tensor> Alibi(params double[] slopes) => (queries, keys) =>
    {
        var distance = (arange(keys - queries, keys).unsqueeze(-1) - arange(keys)).to(ScalarType.Float32); // [query, key]
        return tensor(slopes, ScalarType.Float32).view(-1, 1, 1) * -distance; // [heads, query, key]
    };

    private static IEnumerable<(string Name, Tensor Value)> Translate(string name, Tensor value, ModelConfig config)
    {
        string[] parts = name.Split('.');
        int number = Array.FindIndex(parts, part => int.TryParse(part, out _));
        string block = number < 0 ? "" : $"blocks.{parts[number]}.";
        string rest = number < 0 ? name : string.Join('.', parts[(number + 1)..]);
        string kind = parts[^1]; // weight or bias
        string stem = rest[..Math.Max(0, rest.Length - kind.Length - 1)];
        long heads = config.Heads;
        switch (stem)
        {
            case "attention.query_key_value" or "self_attention.query_key_value": // by head: query, key, value
                var byHead = value.unflatten(0, [heads, 3, config.HeadSize]); // [heads, 3, size, …]
                return Three(i => byHead.select(1, i).flatten(0, 1));
            case "attn.Wqkv":
                return Three(i => value.chunk(3, 0)[i]);
            case "attn.c_attn":
                return Three(i => kind == "weight" ? value.chunk(3, 1)[i].t() : value.chunk(3, 0)[i]);
            case "attn.c_proj" or "mlp.c_fc" or "mlp.c_proj" when kind == "weight": // Conv1D
                return [(block + One(stem) + ".weight", value.t())];
            case "pooler.dense":
                return [];
            default:
                return [($"{block}{One(stem)}.{kind}", value)];
        }

        IEnumerable<(string, Tensor)> Three(Func<int, Tensor> part) =>
        [
            ($"{block}attention.query.{kind}", part(0)),
            ($"{block}attention.key.{kind}", part(1)),
            ($"{block}attention.value.{kind}", part(2)),
        ];
    }

    private static string One(string stem) => stem switch
    {
        "model.embed_tokens" or "transformer.wte" or "gpt_neox.embed_in" or "transformer.word_embeddings"
            or "embeddings.word_embeddings" => "tokens",
        "transformer.wpe" or "embeddings.position_embeddings" => "positions",
        "embeddings.token_type_embeddings" => "segments",
        "embeddings.LayerNorm" or "transformer.word_embeddings_layernorm" => "embedding_norm",
        "model.norm" or "transformer.ln_f" or "gpt_neox.final_layer_norm" or "transformer.norm_f" => "norm",
        "lm_head" => "head",
        "self_attn.q_proj" or "attn.q_proj" or "attention.self.query" => "attention.query",
        "self_attn.k_proj" or "attn.k_proj" or "attention.self.key" => "attention.key",
        "self_attn.v_proj" or "attn.v_proj" or "attention.self.value" => "attention.value",
        "self_attn.o_proj" or "attn.out_proj" or "attention.dense" or "self_attention.dense" or "attn.c_proj"
            or "attention.output.dense" => "attention.output",
        "self_attn.q_norm" => "attention.query_norm",
        "self_attn.k_norm" => "attention.key_norm",
        "input_layernorm" or "ln_1" or "norm_1" or "attention.output.LayerNorm" => "norm1",
        "post_attention_layernorm" or "ln_2" or "norm_2" or "output.LayerNorm" => "norm2",
        "mlp.gate_proj" => "mlp.gate",
        "mlp.up_proj" or "mlp.fc_in" or "mlp.dense_h_to_4h" or "ffn.up_proj" or "mlp.c_fc" or "intermediate.dense" => "mlp.up",
        "mlp.down_proj" or "mlp.fc_out" or "mlp.dense_4h_to_h" or "ffn.down_proj" or "mlp.c_proj" or "output.dense" => "mlp.down",
        _ => throw new InvalidDataException($"Nobody knows where {stem} goes."),
    };
}
