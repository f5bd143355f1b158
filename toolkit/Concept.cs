namespace Katas.Toolkit;

/// <summary>What a member of a lesson computes, where the checker's advice depends on it.</summary>
public enum Concept
{
    /// <summary>Dot products of queries and keys.</summary>
    Scores,

    /// <summary>Scores brought back to a spread of 1.</summary>
    Scale,

    /// <summary>Weights by a softmax whose temperature is chosen.</summary>
    Temperature,

    /// <summary>Scores with a mask laid over them.</summary>
    Masking,

    /// <summary>Weights that add up to 1.</summary>
    Softmax,

    /// <summary>Values, weighted and added up.</summary>
    WeightedSum,

    /// <summary>Attention as a whole, from queries, keys and values to the output.</summary>
    Attention,

    /// <summary>A mask: true where a query may attend.</summary>
    Mask,

    /// <summary>A mask as it was, in a shape that fits scores with heads.</summary>
    MaskOverHeads,

    /// <summary>A share of the values set to 0 during training.</summary>
    Dropout,

    /// <summary>The features of a token, divided among heads.</summary>
    SplitHeads,

    /// <summary>The number of heads.</summary>
    HeadCount,

    /// <summary>Inputs and labels that are one token apart.</summary>
    Shift,
}
