namespace Katas.Lesson07;

/// <summary>
/// What to do with an n-gram precision of 0, which would make the whole score 0. Chen and Cherry 2014, "A Systematic
/// Comparison of Smoothing Techniques for Sentence-Level BLEU", section 3; the names are sacreBLEU's.
/// </summary>
public enum BleuSmoothing
{
    /// <summary>It stays 0, and so does the score.</summary>
    None,

    /// <summary>A small number of matches instead of none: <see cref="BleuOptions.Value"/>, or 0.1.</summary>
    Floor,

    /// <summary>
    /// From the second order on, a number added to matches and n-grams: <see cref="BleuOptions.Value"/>, or 1.
    /// </summary>
    AddK,

    /// <summary>Half a match for the first order without any, a quarter for the second, and so on.</summary>
    Exp,
}
