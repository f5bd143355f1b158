using Katas.Checker.Diagnosing.Rules;

namespace Katas.Tests.Checker.Rules;

/// <summary>The page on the rules, <c>docs/rules.md</c>: written by the rules and their tests, so that it can't say anything else.</summary>
internal static class RulePage
{
    /// <summary>The page's file.</summary>
    public static string File { get; } = Path.Combine(RealBook.Instance.Root, "docs", "rules.md");

    /// <summary>What the page should be.</summary>
    public static string Text => $"""
        # The rules

        {AllRules.Instances.Count} Roslyn rules look at the code of a task that fails, with the solution's beside it: one class each in
        `checker/Diagnosing/Rules`, tried on right and on wrong code in `tests/Checker/Rules`. They speak beside the catalogue of
        mistakes, and where it is silent. None says anything about a solution or an alternative: `verify` asks.

        *How sure*: **sure**, wrong wherever it stands; **likely**, wrong in most places; **possible**, worth a look. What is likelier is
        said first, and three findings are said at most.

        Written by `KATAS_RULES=write dotnet test tests --filter FullyQualifiedName~RulePage`.

        | rule | what the learner reads first | how sure | for example |
        |---|---|---|---|
        {string.Join('\n', AllRules.Instances.OrderBy(rule => rule.Id, StringComparer.Ordinal).Select(Row))}

        """.ReplaceLineEndings("\n");

    private static string Row(IRule rule) =>
        $"| {rule.Id} | {rule.Title} | {rule.Certainty.ToString().ToLowerInvariant()} | {Code(Example(rule))} |";

    /// <summary>The shortest code that it is tried on and has something to say about.</summary>
    private static string Example(IRule rule) =>
        RuleTests.Table.Where(one => one.Rule == rule.Id && one.Excerpts.Length > 0).Select(one => one.Code).MinBy(code => code.Length)!;

    private static string Code(string code) => $"`{string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("|", "\\|")}`";
}
