namespace Katas.Lesson07;

/// <summary>Four sizes of the same model, from one that trains in a minute to the paper's largest.</summary>
public static class TransformerSizes
{
    /// <summary>For lessons: it trains within a minute or so without a graphics card.</summary>
    public static TransformerConfig Tiny(long vocabulary) => Shared(vocabulary) with
    {
        DModel = 64, Heads = 4, EncoderLayers = 2, DecoderLayers = 2, DFeedForward = 256,
    };

    /// <summary>Half of everything the base model has.</summary>
    public static TransformerConfig Small(long vocabulary) => Shared(vocabulary) with
    {
        DModel = 256, Heads = 4, EncoderLayers = 3, DecoderLayers = 3, DFeedForward = 1024,
    };

    /// <summary>Vaswani et al. 2017, table 3, first row.</summary>
    public static TransformerConfig Base(long vocabulary) => Shared(vocabulary) with
    {
        DModel = 512, Heads = 8, EncoderLayers = 6, DecoderLayers = 6, DFeedForward = 2048,
    };

    /// <summary>Vaswani et al. 2017, table 3, last row.</summary>
    public static TransformerConfig Big(long vocabulary) => Shared(vocabulary) with
    {
        DModel = 1024, Heads = 16, EncoderLayers = 6, DecoderLayers = 6, DFeedForward = 4096, Dropout = 0.3,
    };

    private static TransformerConfig Shared(long vocabulary) => new()
    {
        SourceVocabulary = vocabulary, TargetVocabulary = vocabulary, SharedVocabulary = true, MaxLength = 512,
    };
}
