namespace Katas.Lesson07;

/// <summary>A translation, or the beginning of one, that beam search follows.</summary>
/// <param name="Tokens">What is written, without the start token; of a hypothesis that has ended, the end token is the
/// last.</param>
/// <param name="LogProbability">The sum of ln P over its tokens.</param>
/// <param name="Ended">Whether it has its end token.</param>
public sealed record Hypothesis(IReadOnlyList<long> Tokens, double LogProbability, bool Ended)
{
    /// <summary>Nothing written yet.</summary>
    public static Hypothesis Start { get; } = new([], 0, false);

    /// <summary>Its score for the final ranking: its log probability, with a penalty on shortness.</summary>
    /// <param name="alpha">The strength of the length penalty.</param>
    public double Score(double alpha) => LogProbability / BeamSearch.LengthPenalty(Tokens.Count, alpha);

    /// <summary>The hypothesis with one more token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="logProbability">The sum of ln P, that of the new token included.</param>
    /// <param name="ended">Whether the token ends it.</param>
    public Hypothesis Then(long token, double logProbability, bool ended) =>
        new([.. Tokens, token], logProbability, ended);
}
