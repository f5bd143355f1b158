namespace Katas.Lesson09;

/// <summary>What keeps the size of the vectors in check.</summary>
public enum NormKind
{
    /// <summary>Divided by the root of the mean square, and scaled: Llama.</summary>
    Rms,

    /// <summary>Lesson 04's layer normalisation: GPT-2, BERT.</summary>
    Layer,

    /// <summary>None, as in small models made to be looked into.</summary>
    None,
}
