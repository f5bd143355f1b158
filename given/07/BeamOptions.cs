namespace Katas.Lesson07;

/// <summary>The options of beam search. The defaults are those of Vaswani et al. 2017, section 6.1.</summary>
public sealed record BeamOptions
{
    /// <summary>The number of hypotheses followed for each text; 1 for greedy decoding.</summary>
    public int Beams { get; init; } = 4;

    /// <summary>
    /// The strength of the length penalty, which helps longer translations; 0 for none, which favours short ones.
    /// </summary>
    public double Alpha { get; init; } = 0.6;

    /// <summary>The maximum number of tokens in a translation, the end token included.</summary>
    public int MaxLength { get; init; } = 50;
}
