using System.Text.RegularExpressions;
using Katas.Checker.Verdicts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Repairing;

/// <summary>What is said of a repair: where, of what, and of which kind; never the code that would be right.</summary>
internal static partial class RepairFinding
{
    private const int Longest = 60;
    private const int TellsEnough = 12;

    // A step that explains less than this share of what is wrong may be chance.
    private const double StepShare = 0.5;

    /// <summary>Whether a verdict names the mistake already, so that there is nothing to look for.</summary>
    public static bool IsNamed(TaskReport report) => report.Findings.Any(finding => finding.Source switch
    {
        FindingSource.Mistake => finding.Likelihood >= Likelihoods.Exceptions,
        FindingSource.Rule => finding.Likelihood >= Likelihoods.Sure,
        _ => false,
    });

    /// <summary>The finding; null for a step that is not worth a word.</summary>
    /// <param name="repair">The repair.</param>
    /// <param name="tests">The number of the task's tests.</param>
    public static Finding? Create(Repair repair, int tests)
    {
        if (!repair.IsWhole && !IsSupported(repair))
        {
            return null;
        }

        var levels = Levels(repair);
        string[] titles = ["One small change makes every test pass", "Two small changes make every test pass", "One small change brings it closer"];
        return new Finding(
            FindingSource.Repair,
            repair.IsWhole ? "small-change" : "step",
            titles[repair.IsWhole ? repair.Edits.Count - 1 : 2],
            string.Join(' ', levels),
            Because(repair, tests),
            repair.Place,
            repair is { IsWhole: true, Edits.Count: 1 } ? Likelihoods.Repair : repair.IsWhole ? Likelihoods.TwoRepairs : Likelihoods.Step)
        {
            Levels = levels,
        };
    }

    /// <summary>Three sentences, each telling more: which line, which expression, what kind.</summary>
    public static IReadOnlyList<string> Levels(Repair repair)
    {
        int[] lines = [.. repair.Edits.Select(edit => edit.Line + 1).Distinct().Order()];
        string[] quotes = [.. repair.Edits.Select(Quote).Distinct()];
        string[] questions = [.. repair.Edits.Select(edit => Question(edit.Kind)).Distinct()];
        string where = lines.Length == 1 ? $"on line {lines[0]}" : $"on lines {lines[0]} and {lines[1]}";
        string what = repair.IsWhole
            ? repair.Edits.Count == 1 ? $"One small change {where} makes every test pass." : $"Two small changes {where} make every test pass."
            : $"One small change {where} brings it closer, though something else is wrong as well.";
        return [what, $"Look at {string.Join(" and ", quotes.Select(quote => $"`{quote}`"))}.", string.Join(' ', questions)];
    }

    private static bool IsSupported(Repair repair) =>
        repair.After - repair.Before >= Math.Max(2, StepShare * (repair.Probes - repair.Before))
        && repair.Edits.All(edit => edit.Kind is not (ChangeKind.MissingCall or ChangeKind.MissingOperand or ChangeKind.MissingStatement));

    private static string Because(Repair repair, int tests)
    {
        string passing = tests == 1 ? "its test passes" : tests == 2 ? "both tests pass" : $"all {tests} tests pass";
        return repair.IsWhole
            ? $"{passing} with {(repair.Edits.Count == 1 ? "one" : "two")} of some {Rounded(repair.Tried)} small changes that were tried"
                + (repair.Before < repair.Probes ? $", and every probe input comes out right, where {repair.Before} of {repair.Probes} do now" : "")
            : $"with it {repair.After} of {repair.Probes} probe inputs come out right, and without it {repair.Before}";
    }

    private static int Rounded(int tried) => tried < 10 ? tried : tried / 10 * 10;

    /// <summary>The learner's own code around a change: an expression that says enough, and on one line.</summary>
    private static string Quote(Edit edit)
    {
        var node = edit.Node;
        while (Text(node).Length < TellsEnough
            || node is IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax } or MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax })
        {
            var around = node.Parent;
            while (around is ArgumentListSyntax or ArgumentSyntax or BracketedArgumentListSyntax or ParenthesizedExpressionSyntax)
            {
                around = around.Parent;
            }

            if (around is not (ExpressionSyntax or ReturnStatementSyntax) || Text(around).Length > Longest)
            {
                break;
            }

            node = around;
        }

        string text = Text(node);
        return text.Length <= Longest ? text : $"{text[..(Longest - 1)]}…";
    }

    private static string Text(SyntaxNode node) => Space().Replace(GuardedCode.Original(node.ToString()), " ").Trim().TrimEnd(';');

    private static string Question(ChangeKind kind) => kind switch
    {
        ChangeKind.Dimension => "Which dimension should it work on?",
        ChangeKind.KeptDimension => "Should the dimension stay, or go?",
        ChangeKind.Order => "Which of the two should come first?",
        ChangeKind.Transposition => "Are the dimensions in the order in which they are used?",
        ChangeKind.Negation => "What do true and false mean here?",
        ChangeKind.Sign => "Is the sign right?",
        ChangeKind.Reduction => "Is this the way to make one number out of many?",
        ChangeKind.Root => "Should it be the number itself, its root, or its square?",
        ChangeKind.Constant => "Is the number right?",
        ChangeKind.Value => "Is this the value that belongs here, or should it come from elsewhere?",
        ChangeKind.Expression => "Is this what should be computed here?",
        ChangeKind.Operand => "Does all of it belong in there?",
        ChangeKind.MissingOperand => "Is something missing that it should be combined with?",
        ChangeKind.Operator => "Is it the right operation?",
        ChangeKind.Comparison => "Which way should the comparison go, and what of equal values?",
        ChangeKind.Condition => "When should this be so?",
        ChangeKind.Call => "Is this a step too many?",
        ChangeKind.MissingCall => "Is a step missing here?",
        ChangeKind.Function => "Is it the right function?",
        ChangeKind.Argument => "Is an argument missing, or one too many?",
        ChangeKind.Training => "Should it depend on whether the layer is in training?",
        ChangeKind.Gradient => "Should gradients flow through here?",
        ChangeKind.Statement => "Should this happen at all?",
        ChangeKind.MissingStatement => "Is something left out beside it?",
        ChangeKind.StatementOrder => "Should this come before or after its neighbour?",
        ChangeKind.StepOrder => "Which of these steps should come first?",
        ChangeKind.Choice => "Is it the right one of the two?",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind has no words."),
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
