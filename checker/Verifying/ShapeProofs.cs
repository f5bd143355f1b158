using Katas.Checker.Book;
using Katas.Checker.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Verifying;

/// <summary>Proves that stub and solution have the same declarations, so that swapping is a plain copy of files.</summary>
internal static class ShapeProofs
{
    public static IEnumerable<Proof> Prove(Lesson lesson)
    {
        var stubs = SourceTrees.Stubs(lesson);
        var solutions = SourceTrees.Answers(lesson);
        Proof Check(string what, string? fault) => new(lesson.Number, ProofKind.Shape, what, fault);

        var stubNames = stubs.Select(Name).ToList();
        var solutionNames = solutions.Select(Name).ToList();
        yield return Check(
            "file names",
            stubNames.SequenceEqual(solutionNames)
                ? null
                : $"exercises has {string.Join(", ", stubNames)}; solutions has {string.Join(", ", solutionNames)}");
        foreach (var (stub, solution) in stubs.Join(solutions, Name, Name, (stub, solution) => (stub, solution)))
        {
            var theirs = Surface(stub).ToList();
            var ours = Surface(solution).ToList();
            string? difference = ours.Except(theirs).Select(line => $"the stub lacks: {line}")
                .Concat(theirs.Except(ours).Select(line => $"the solution lacks: {line}"))
                .FirstOrDefault();
            yield return Check($"public members of {Name(stub)}", difference);
            yield return Check($"documentation of {Name(stub)}", DocumentationFault(stub, solution));
            foreach (var member in TaskMember.In(stub))
            {
                yield return Check($"stub of {member.TaskId}", StubFault(member));
            }

            yield return Check($"text of {Name(stub)}", TextFault(lesson, stub, solution));
        }

        var ids = TaskMember.In(solutions).Select(member => member.TaskId).Order().ToList();
        yield return Check(
            "a member for every task",
            ids.SequenceEqual(lesson.Tasks.Select(task => task.Id).Order())
                ? null
                : $"the solution marks {string.Join(", ", ids)}");
        foreach (var task in lesson.Tasks)
        {
            var file = TaskMember.In(solutions).FirstOrDefault(member => member.TaskId == task.Id)?.Syntax.SyntaxTree;
            yield return Check(
                $"file of {task.Id}",
                file is null || Name(file) == task.File ? null : $"the README says {task.File}; it is in {Name(file)}");
        }
    }

    private static string Name(SyntaxTree tree) => Path.GetFileName(tree.FilePath);

    /// <summary>The parts that the suites may use: types, members, their attributes and argument checks; not the bodies.</summary>
    private static IEnumerable<string> Surface(SyntaxTree tree)
    {
        foreach (var member in tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>())
        {
            string place = string.Join('.', member.Ancestors().OfType<BaseTypeDeclarationSyntax>().Reverse().Select(type => type.Identifier.Text));
            switch (member)
            {
                case BaseTypeDeclarationSyntax type when IsPublic(type.Modifiers):
                    yield return $"{place} {type.Modifiers} {type.Identifier.Text} {type.BaseList}";
                    break;
                case BaseMethodDeclarationSyntax method when IsPublic(method.Modifiers):
                    string guards = string.Join(' ', method.Body?.Statements.TakeWhile(Stubber.IsGuard) ?? []);
                    string header = method.WithBody(null).WithExpressionBody(null).WithoutTrivia().NormalizeWhitespace().ToString();
                    yield return $"{place} {header.ReplaceLineEndings(" ")} {guards}";
                    break;
                case BasePropertyDeclarationSyntax property when IsPublic(property.Modifiers):
                    yield return $"{place} {property.AttributeLists} {property.Type} {property}".Split("=>")[0];
                    break;
            }
        }
    }

    private static bool IsPublic(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.PublicKeyword);

    private static string? StubFault(TaskMember member) => Stubber.IsStub(member)
        ? null
        : $"after its argument checks, its body should be: {Stubber.Throw(member.TaskId)}…\");";

    /// <summary>The solution with its tasks emptied is the stub, to the letter: `reset` brings stubs back that way.</summary>
    private static string? TextFault(Lesson lesson, SyntaxTree stub, SyntaxTree solution)
    {
        string[] derived = Lines(StubText.Write(solution, id => lesson.Task(id)?.StubWords ?? ""));
        string[] shipped = Lines(stub.ToString());
        int same = derived.Zip(shipped).TakeWhile(pair => pair.First == pair.Second).Count();
        return same == Math.Max(derived.Length, shipped.Length)
            ? null
            : $"line {same + 1} is not that of the solution with its tasks emptied. What only the answer needs belongs in the task's "
                + "member (a local function, say); what the exception says stands in the heading of the task's hints";
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private static string? DocumentationFault(SyntaxTree stub, SyntaxTree solution)
    {
        var theirs = TaskMember.In(stub).ToDictionary(member => member.TaskId, Documentation);
        return TaskMember.In(solution)
            .Where(member => theirs.GetValueOrDefault(member.TaskId) != Documentation(member))
            .Select(member => $"stub and solution say different things about {member.TaskId}")
            .FirstOrDefault();
    }

    /// <summary>The comment as written; it is parsed as trivia, whatever the documentation mode.</summary>
    private static string Documentation(TaskMember member) => string.Join(
        '\n',
        member.Syntax.GetLeadingTrivia().Where(trivia => trivia.ToFullString().TrimStart().StartsWith("//", StringComparison.Ordinal))
            .Select(trivia => trivia.ToFullString().Trim()));
}
