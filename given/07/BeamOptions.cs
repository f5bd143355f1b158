namespace Katas.Lesson07;

/// <summary>How beam search goes. The defaults are those of Vaswani et al. 2017, section 6.1.</summary>
public sealed record BeamOptions
{
    /// <summary>How many hypotheses are followed for each text. 1: greedy.</summary>
    public int Beams { get; init; } = 4;

    /// <summary>How much longer translations are helped. 0: not at all, which favours short ones.</summary>
    public double Alpha { get; init; } = 0.6;

    /// <summary>How many tokens a translation has at most, the end token included.</summary>
    public int MaxLength { get; init; } = 50;
}
