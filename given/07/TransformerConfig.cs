using Katas.Lesson04;

namespace Katas.Lesson07;

/// <summary>
/// The sizes of a transformer. Vaswani et al. 2017, "Attention Is All You Need", table 3: the base model has 6 + 6
/// layers, d_model 512; <see cref="TransformerSizes"/> has it ready.
/// </summary>
public sealed record TransformerConfig
{
    /// <summary>The size of the source language's vocabulary.</summary>
    public required long SourceVocabulary { get; init; }

    /// <summary>The size of the target language's vocabulary.</summary>
    public required long TargetVocabulary { get; init; }

    /// <summary>
    /// Whether both languages have one vocabulary and one table of token vectors, as in the paper (section 3.4). The
    /// table is used for the logits in any case.
    /// </summary>
    public bool SharedVocabulary { get; init; }

    /// <summary>Features of a token.</summary>
    public long DModel { get; init; } = 64;

    /// <summary>The number of attention heads in a block; divides d_model.</summary>
    public long Heads { get; init; } = 4;

    /// <summary>The number of encoder blocks.</summary>
    public int EncoderLayers { get; init; } = 2;

    /// <summary>The number of decoder blocks.</summary>
    public int DecoderLayers { get; init; } = 2;

    /// <summary>Features between the two maps of a block's feed-forward network.</summary>
    public long DFeedForward { get; init; } = 256;

    /// <summary>The longest sequence, read or written, the tokens for start and end included.</summary>
    public long MaxLength { get; init; } = 64;

    /// <summary>Dropout probability of a feature during training.</summary>
    public double Dropout { get; init; } = 0.1;

    /// <summary>
    /// Where the blocks normalise. The paper does it after each sum; before each sublayer trains more steadily.
    /// </summary>
    public NormPlacement Norm { get; init; } = NormPlacement.Pre;

    /// <summary>The function between the maps of the feed-forward network.</summary>
    public Activation Activation { get; init; } = Activation.ReLU;

    /// <summary>The token that stands for padding, in both languages.</summary>
    public long PaddingId { get; init; }

    /// <summary>The token that each written text starts with.</summary>
    public long StartId { get; init; } = 2;

    /// <summary>The token that ends a text.</summary>
    public long EndId { get; init; } = 3;
}
