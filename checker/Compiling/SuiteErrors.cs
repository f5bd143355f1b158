using Katas.Checker.Compiling.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Compiling;

/// <summary>
/// Errors in the tests alone: each stops the tasks whose tests it stands in, and no other. The cause is mostly a declaration
/// of the learner's that is not the shipped one any more.
/// </summary>
/// <param name="compiled">What did not compile.</param>
/// <param name="suite">The tests and probes.</param>
internal sealed class SuiteErrors(Compiled compiled, IReadOnlyList<SyntaxTree> suite)
{
    private readonly IReadOnlyList<Diagnostic> errors =
        [.. compiled.Errors.Where(error => suite.Contains(error.Location.SourceTree))];

    /// <summary>The tasks that an error in the tests stops.</summary>
    public static IEnumerable<string> TaskIds(Diagnostic error) => Member(error) switch
    {
        MethodDeclarationSyntax method when MethodPart.Marks(method).Any() => MethodPart.TestedIds(method),
        _ => error.Location.SourceTree!.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().SelectMany(MethodPart.TestedIds).Distinct(),
    };

    /// <summary>What the errors come from, as far as it can be told.</summary>
    /// <param name="own">The learner's files.</param>
    /// <param name="shipped">Their files as the solution has them.</param>
    /// <param name="told">What was found before: it may be the cause of these errors, too.</param>
    public IEnumerable<BuildProblem> Explain(
        IReadOnlyList<SyntaxTree> own, IEnumerable<SyntaxTree> shipped, IReadOnlyList<BuildProblem> told)
    {
        var changes = PublicMember.Changes(shipped, own).ToList();
        var rest = errors.ToList();
        foreach (var (expected, present, file) in changes)
        {
            var from = rest.Where(error => Mentions(error, expected)).ToList();
            rest = [.. rest.Except(from)];
            string[] stopped = [.. from.SelectMany(TaskIds).Distinct()];
            if (stopped.Length > 0)
            {
                yield return new ChangedDeclaration(
                    stopped, present?.Place ?? new FileLinePositionSpan(file, default, default), expected.Text, present?.Text);
            }
        }

        foreach (var error in rest)
        {
            string[] stopped = [.. TaskIds(error).Except(told.SelectMany(problem => problem.TaskIds))];
            if (stopped.Length > 0)
            {
                yield return new ErrorInTests(stopped, error);
            }
        }
    }

    /// <summary>The tests and probes without those that do not compile; what is left stays on its line.</summary>
    public IReadOnlyList<SyntaxTree> Rest()
    {
        var broken = errors.ToLookup(error => error.Location.SourceTree!);
        return
        [
            .. from tree in suite
               let members = broken[tree].Select(Member).Distinct().ToList()
               where !members.Contains(null)
               select members.Count == 0 ? tree : tree.Without([.. members.Select(member => member!.Span)]),
        ];
    }

    /// <summary>The method, field or property around an error; null where it stands outside of them.</summary>
    private static MemberDeclarationSyntax? Member(Diagnostic error) =>
        error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan).AncestorsAndSelf()
            .OfType<MemberDeclarationSyntax>()
            .FirstOrDefault(member => member is not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax));

    private static bool Mentions(Diagnostic error, PublicMember member)
    {
        string line = error.Location.SourceTree!.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString();
        return line.Contains(member.Name, StringComparison.Ordinal) || error.GetMessage().Contains(member.Name, StringComparison.Ordinal);
    }
}
