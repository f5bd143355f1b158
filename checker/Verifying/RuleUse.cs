using Katas.Checker.Diagnosing.Rules;
using Katas.Checker.Verdicts;

namespace Katas.Checker.Verifying;

/// <summary>Whether a rule earns its place: how often it speaks first, and how often it should not.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Certainty">How sure it is said to be.</param>
/// <param name="OnMistakes">On how many mistakes it is the likeliest rule that applies: what is said before values are compared.</param>
/// <param name="OfMistakes">On how many of these the mistake's file names it, as a rule that says the same.</param>
/// <param name="First">On how many unseen answers it is the first finding.</param>
/// <param name="Right">On how many of these it is what should be heard.</param>
/// <param name="Wrong">On how many of these another finding should be heard.</param>
/// <param name="Open">On how many of these nothing that helps is said first as yet.</param>
internal sealed record RuleUse(string Rule, Certainty Certainty, int OnMistakes, int OfMistakes, int First, int Right, int Wrong, int Open)
{
    /// <summary>Whether nothing here shows that it helps.</summary>
    public bool IsIdle => OnMistakes == 0 && First == 0;

    /// <summary>The use of every rule: those that are wrong most often first.</summary>
    public static IReadOnlyList<RuleUse> Count(IEnumerable<Proof> proofs)
    {
        var told = proofs.Where(proof => proof.Told is not null).ToLookup(proof => proof.Kind, proof => proof.Told!);
        return [.. AllRules.Instances
            .Select(rule =>
            {
                var mistakes = told[ProofKind.Diagnosis].Where(each => each.Rule == rule.Id).ToList();
                var first = told[ProofKind.Unseen].Where(each => each.Source == FindingSource.Rule && each.First == rule.Id).ToList();
                int right = first.Count(each => each.IsHeard);
                int open = first.Count(each => each.IsOpen);
                return new RuleUse(
                    rule.Id,
                    rule.Certainty,
                    mistakes.Count,
                    mistakes.Count(each => each.RuleAgrees),
                    first.Count,
                    right,
                    first.Count - right - open,
                    open);
            })
            .OrderByDescending(use => use.Wrong + use.Open)
            .ThenByDescending(use => use.First)
            .ThenByDescending(use => use.OnMistakes)
            .ThenBy(use => use.Rule, StringComparer.Ordinal)];
    }
}
