using Katas.Lesson04;
using static TorchSharp.torch;

namespace Katas.Lesson09;

/// <summary>
/// Everything in which one transformer differs from another. The defaults are Llama's; <see cref="KnownModels"/> has
/// those of six others.
/// </summary>
public sealed record ModelConfig
{
    /// <summary>The number of different tokens.</summary>
    public long Vocabulary { get; init; }

    /// <summary>The number of blocks.</summary>
    public int Layers { get; init; }

    /// <summary>Features of a token.</summary>
    public long Width { get; init; }

    /// <summary>The number of query heads.</summary>
    public long Heads { get; init; }

    /// <summary>
    /// The number of heads that have keys and values; all of them, unless it is set. Divides the heads.
    /// </summary>
    public long KeyHeads { get => field > 0 ? field : Heads; init; }

    /// <summary>Features of a head; width / heads, unless it is set.</summary>
    public long HeadSize { get => field > 0 ? field : Width / Math.Max(Heads, 1); init; }

    /// <summary>Features in the middle of the MLP.</summary>
    public long Hidden { get; init; }

    /// <summary>The kind of all norms.</summary>
    public NormKind Norm { get; init; } = NormKind.Rms;

    /// <summary>What a norm adds to the mean square, or the variance, before the root.</summary>
    public double NormEps { get; init; } = 1e-5;

    /// <summary>Whether a block normalises before each half or after each sum.</summary>
    public NormPlacement NormPlacement { get; init; } = NormPlacement.Pre;

    /// <summary>Whether there is a norm after the last block.</summary>
    public bool FinalNorm { get; init; } = true;

    /// <summary>Whether there is a norm after the embedding.</summary>
    public bool EmbeddingNorm { get; init; }

    /// <summary>Whether attention's four maps have a bias.</summary>
    public bool AttentionBias { get; init; }

    /// <summary>Whether the MLP's maps have a bias.</summary>
    public bool MlpBias { get; init; }

    /// <summary>Whether layer normalisation has a shift (RMSNorm never has one).</summary>
    public bool NormBias { get; init; } = true;

    /// <summary>Whether the head has a bias.</summary>
    public bool HeadBias { get; init; }

    /// <summary>What works on each token by itself.</summary>
    public MlpKind Mlp { get; init; } = MlpKind.SwiGlu;

    /// <summary>How the model knows where a token stands.</summary>
    public PositionKind Positions { get; init; } = PositionKind.Rotary;

    /// <summary>How many positions can be learned.</summary>
    public long MaxPositions { get; init; } = 1024;

    /// <summary>How queries and keys are rotated, if they are.</summary>
    public RotaryConfig Rotary { get; init; } = new();

    /// <summary>How many tokens a query sees, itself included; null for all before it.</summary>
    public long? Window { get; init; }

    /// <summary>How attention and MLP follow each other.</summary>
    public Sublayers Sublayers { get; init; }

    /// <summary>Whether each head's queries and keys go through an RMSNorm before they are rotated.</summary>
    public bool QkNorm { get; init; }

    /// <summary>
    /// What is added to the scores, for a number of queries and a number of keys, of which the queries are the last;
    /// <c>[heads, queries, keys]</c>, or whatever broadcasts to that. Null for nothing.
    /// </summary>
    public Func<long, long, Tensor>? ScoreBias { get; init; }

    /// <summary>Whether a token sees itself and those before it only.</summary>
    public bool Causal { get; init; } = true;

    /// <summary>Whether there are logits at all.</summary>
    public bool Head { get; init; } = true;

    /// <summary>Whether the head is the embedding, used a second time.</summary>
    public bool Tied { get; init; }

    /// <summary>The number of kinds of segment; 0 for none.</summary>
    public long Segments { get; init; }
}
