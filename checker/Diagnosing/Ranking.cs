using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing;

/// <summary>Puts findings in order: the likeliest first, nothing twice, and no more than anybody reads.</summary>
internal static class Ranking
{
    /// <summary>The maximum number of findings shown at once.</summary>
    public const int Most = 3;

    /// <summary>The findings that are worth showing.</summary>
    /// <param name="findings">All of them, in the order in which they were found.</param>
    public static IReadOnlyList<Finding> Order(IEnumerable<Finding> findings)
    {
        var each = OneOfEach(findings).ToList();
        var said = new List<Finding>();
        foreach (var finding in each.Select(finding => WithItsRule(finding, each)).OrderByDescending(finding => finding.Likelihood))
        {
            if (!said.Any(before => SaysTheSame(before, finding)))
            {
                said.Add(finding);
            }
        }

        // The meaning of an error, if no finding explains it; what a test was about, if nothing is known of the reason why it fails.
        return [.. said.Where(finding => finding.Source switch
        {
            FindingSource.Error => !said.Any(ExplainsAnError),
            FindingSource.Invariant => !said.Any(other => other.Source is FindingSource.Mistake or FindingSource.Rule or FindingSource.Repair
                && other.Likelihood > Likelihoods.Invariant),
            _ => true,
        }).Take(Most)];
    }

    /// <summary>A rule that applies at several places is reported once, at the first of them.</summary>
    private static IEnumerable<Finding> OneOfEach(IEnumerable<Finding> findings)
    {
        foreach (var same in findings.GroupBy(finding => (finding.Source, finding.Name)))
        {
            var best = same.OrderByDescending(finding => finding.Likelihood).ThenBy(finding => Line(finding.Place)).First();
            int[] others = [.. same.Select(finding => Line(finding.Place)).Where(line => line != Line(best.Place)).Distinct().Order()];
            yield return others.Length == 0 ? best : best with
            {
                Because = $"{best.Because} (and again on line{(others.Length > 1 ? "s" : "")} {string.Join(", ", others)})",
            };
        }
    }

    /// <summary>
    /// A mistake is known by what the code computes, and not by where; a rule that says the same knows the place. Of a mistake
    /// that explains everything it also confirms that it is the one, where many roads lead to the same exception.
    /// </summary>
    private static Finding WithItsRule(Finding finding, IReadOnlyList<Finding> all) =>
        finding.Source == FindingSource.Mistake
        && all.FirstOrDefault(rule => rule.Source == FindingSource.Rule && finding.Rules?.Contains(rule.Name) == true) is { } rule
            ? finding with
            {
                Place = rule.Place,
                Because = $"{finding.Because}, and {rule.Because}",
                Likelihood = finding.Likelihood >= Likelihoods.Exceptions ? Math.Max(finding.Likelihood, rule.Likelihood) : finding.Likelihood,
            }
            : finding;

    private static bool SaysTheSame(Finding before, Finding finding) =>
        (finding.Source == FindingSource.Rule && before.Rules?.Contains(finding.Name) == true)
        || (finding.Source == FindingSource.Mistake && before.Source == FindingSource.Rule && finding.Rules?.Contains(before.Name) == true)
        || (finding.Source == FindingSource.Rule && before.Source == FindingSource.Rule && finding.Place is { } place && place.Equals(before.Place));

    private static bool ExplainsAnError(Finding finding) =>
        finding.Likelihood >= Likelihoods.OnTheLine
        || (finding.Source == FindingSource.Mistake && finding.Likelihood >= Likelihoods.Exceptions);

    private static int Line(FileLinePositionSpan? place) => (place?.StartLinePosition.Line ?? -1) + 1;
}
