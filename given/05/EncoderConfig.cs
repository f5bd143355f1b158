using Katas.Lesson04;

namespace Katas.Lesson05;

/// <summary>
/// The sizes of an encoder. Devlin et al. 2019, "BERT", section 3: BERT-base has 12 layers, d_model 768.
/// </summary>
public sealed record EncoderConfig
{
    /// <summary>The number of tokens.</summary>
    public required long VocabularySize { get; init; }

    /// <summary>Features of a token.</summary>
    public long DModel { get; init; } = 64;

    /// <summary>The number of attention heads in a block; divides d_model.</summary>
    public long Heads { get; init; } = 4;

    /// <summary>The number of blocks in the stack.</summary>
    public long Layers { get; init; } = 2;

    /// <summary>Features between the two maps of a block's feed-forward network.</summary>
    public long DFeedForward { get; init; } = 256;

    /// <summary>The longest sequence: there are as many learned positions.</summary>
    public long MaxLength { get; init; } = 64;

    /// <summary>The number of kinds of segment: 2 for a question and its answer.</summary>
    public long Segments { get; init; } = 2;

    /// <summary>Dropout probability of a feature during training.</summary>
    public double Dropout { get; init; } = 0.1;

    /// <summary>
    /// Where the blocks normalise. BERT does it after each sum; before each sublayer trains more steadily.
    /// </summary>
    public NormPlacement Norm { get; init; } = NormPlacement.Pre;

    /// <summary>The function between the maps of the feed-forward network.</summary>
    public Activation Activation { get; init; } = Activation.GELU;

    /// <summary>
    /// The initial standard deviation of the three embedding tables: the same for all, so that none drowns the others
    /// out. A small model that is to learn in a minute needs more than BERT's 0.02.
    /// </summary>
    public double InitialSpread { get; init; } = 0.02;

    /// <summary>The token that stands for padding.</summary>
    public long PaddingId { get; init; }
}
