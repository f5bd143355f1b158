using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson09;

/// <summary>
/// A whole transformer: GPT-2, BERT, GPT-J, NeoX, Llama, Mistral, Qwen3, or what lies between them, as its
/// configuration says. It knows tokens, not texts, and has no dropout: today's models are trained without.
/// </summary>
public sealed class TransformerModel : nn.Module<ModelInput, ModelOutput>
{
    private const double InitialSpread = 0.02;

    private readonly Embedding tokens; // [vocabulary, width]
    private readonly Embedding? positions; // [max positions, width]
    private readonly Embedding? segments; // [segments, width]
    private readonly nn.Module<Tensor, Tensor>? embedding_norm;
    private readonly ModuleList<TransformerBlock> blocks;
    private readonly nn.Module<Tensor, Tensor>? norm;
    private nn.Module<Tensor, Tensor>? head; // [vocabulary, width]; tied, it is the embedding

    /// <summary>Creates the parts that the configuration asks for.</summary>
    /// <param name="config">Sizes and switches.</param>
    /// <exception cref="ArgumentException">It is not one that a model can be built from.</exception>
    public TransformerModel(ModelConfig config)
        : base(nameof(TransformerModel))
    {
        Guard.Config(config);

        Config = config;
        tokens = Table(config.Vocabulary)!;
        positions = Table(config.Positions == PositionKind.Learned ? config.MaxPositions : 0);
        segments = Table(config.Segments);
        embedding_norm = config.EmbeddingNorm ? Parts.Norm(config) : null;
        blocks = nn.ModuleList([.. Enumerable.Range(0, config.Layers).Select(_ => new TransformerBlock(config))]);
        norm = config.FinalNorm ? Parts.Norm(config) : null;
        head = config is { Head: true, Tied: false }
            ? nn.Linear(config.Width, config.Vocabulary, hasBias: config.HeadBias)
            : null;
        RegisterComponents();
    }

    /// <summary>The sizes and switches.</summary>
    public ModelConfig Config { get; }

    /// <summary>
    /// Tokens become vectors, each block adds to them, and the head makes scores of them. Positions are counted once,
    /// for all blocks; each block has a past of its own.
    /// </summary>
    /// <param name="input">The newest tokens, and whatever else there is to say about them.</param>
    /// <returns>The logits, the hidden states, and the past for the tokens to come.</returns>
    /// <exception cref="ArgumentException">Something does not fit the configuration.</exception>
    [KataTask("09.14")]
    public override ModelOutput forward(ModelInput input)
    {
        Guard.Input(input, Config);

        using var scope = NewDisposeScope();

        var tap = new Tap(input.Tap);
        long before = input.Past?.Count ?? 0;
        long count = (input.Ids ?? input.Vectors!).size(1);
        var places = input.Positions ?? arange(before, before + count); // [new]
        var x = tap.At("embedding", Embed(input, places)); // [batch, new] → [batch, new, width]
        var angles = Turns(places); // [new] → [1, new, pairs]
        List<Tensor> hidden = [x];
        List<KeyValues> kept = [];
        for (int i = 0; i < blocks.Count; i++)
        {
            var context = new BlockContext(angles, input.Mask, input.Past?.Layers[i], tap.Within($"blocks.{i}"));
            (x, var layer) = blocks[i].call(x, context); // [batch, new, width]
            hidden.Add(x);
            kept.Add(layer);
        }

        hidden[^1] = tap.At("norm", norm is null ? x : norm.call(x)); // [batch, new, width]
        var logits = Score(hidden[^1]); // [batch, new, width] → [batch, new, vocabulary]
        return new ModelOutput(
            logits?.MoveToOuterDisposeScope(),
            [.. hidden.Select(state => state.MoveToOuterDisposeScope())],
            new Past(kept, before + count).MoveToOuterDisposeScope());
    }

    /// <summary>
    /// The tokens' vectors, those of positions and segments added, normalised if the configuration says so.
    /// </summary>
    private Tensor Embed(ModelInput input, Tensor places)
    {
        var x = input.Vectors?.alias() ?? tokens.call(input.Ids!); // [batch, new] → [batch, new, width]
        x = positions is null ? x : x + positions.call(places); // [batch, new, width] + [new, width]
        x = segments is null ? x : x + segments.call(input.Segments ?? zeros_like(x.select(-1, 0), ScalarType.Int64));
        return embedding_norm is null ? x : embedding_norm.call(x);
    }

    /// <summary>
    /// How far queries and keys are turned, <c>[1, new, pairs]</c> or <c>[batch, 1, new, pairs]</c>, so that it fits
    /// all heads; null for not at all.
    /// </summary>
    private Angles? Turns(Tensor places)
    {
        if (Config.Positions != PositionKind.Rotary)
        {
            return null;
        }

        var rotary = Config.Rotary;
        var frequencies = RotaryAngles.Frequencies(rotary.Rotated(Config.HeadSize), rotary.Base, rotary.Scaling);
        var angles = RotaryAngles.At(places.unsqueeze(-2), frequencies); // [..., 1, new] → [..., 1, new, pairs]
        var type = tokens.weight!.dtype; // once for all blocks
        return new Angles(angles.Cos.to(type), angles.Sin.to(type));
    }

    /// <summary>The logits; null without a head.</summary>
    private Tensor? Score(Tensor x) => !Config.Head ? null
        : Config.Tied ? nn.functional.linear(x, tokens.weight!)
        : head!.call(x);

    /// <summary>A table of vectors of the model's width, small at first; null if it has no rows.</summary>
    private Embedding? Table(long rows)
    {
        if (rows == 0)
        {
            return null;
        }

        var table = nn.Embedding(rows, Config.Width);
        nn.init.normal_(table.weight!, 0, InitialSpread);
        return table;
    }
}
