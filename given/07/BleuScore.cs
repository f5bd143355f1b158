using System.Globalization;

namespace Katas.Lesson07;

/// <summary>A BLEU score and what it is made of.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Precisions">The n-gram precisions, smoothed, in per cent, for n = 1 to 4.</param>
/// <param name="BrevityPenalty">1, or less if too few words were written.</param>
/// <param name="Counts">The counts.</param>
public sealed record BleuScore(
    double Score, IReadOnlyList<double> Precisions, double BrevityPenalty, BleuCounts Counts)
{
    /// <summary>As sacreBLEU writes it: <c>48.53 82.4/50.0/45.5/37.5 (BP = 0.943 …)</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Score:0.00} {Precisions[0]:0.0}/{Precisions[1]:0.0}/{Precisions[2]:0.0}/{Precisions[3]:0.0} "
        + $"(BP = {BrevityPenalty:0.000} hyp_len = {Counts.Length} ref_len = {Counts.ReferenceLength})");
}
