using Katas.Checker.Verdicts;

namespace Katas.Checker.Repairing;

/// <summary>What is said of a repair: where, on what, and of which kind; never the code that would be right.</summary>
internal static class RepairFinding
{
    /// <summary>Whether a verdict names the mistake already, so that there is nothing to look for.</summary>
    public static bool IsNamed(TaskReport report) => report.Findings.Any(finding => finding.Source switch
    {
        FindingSource.Mistake => finding.Likelihood >= Likelihoods.Exceptions,
        FindingSource.Rule => finding.Likelihood >= Likelihoods.Sure,
        _ => false,
    });
}
