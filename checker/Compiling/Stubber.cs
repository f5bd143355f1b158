using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Katas.Checker.Compiling;

/// <summary>Empties task members: their argument checks stay, and throwing a NotImplementedException takes the place of the rest.</summary>
internal static class Stubber
{
    // The same files are emptied again for each mistake of a task; a file that is the same tree need not be compiled again.
    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<string, SyntaxTree>> Known = [];

    /// <summary>A file with some of its task members emptied.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="taskIds">The tasks; null for all.</param>
    /// <param name="reason">The message of the exception, after the task's id.</param>
    public static SyntaxTree Stub(SyntaxTree tree, IReadOnlySet<string>? taskIds, string reason)
    {
        var members = TaskMember.In(tree).Where(member => taskIds is null || taskIds.Contains(member.TaskId)).ToList();
        if (members.Count == 0)
        {
            return tree;
        }

        string key = string.Join(' ', [reason, .. members.Select(member => member.TaskId)]);
        return Known.GetOrCreateValue(tree).GetOrAdd(key, _ => Stub(tree, members, reason));
    }

    /// <summary>Whether a statement is one of the argument checks that a stub is shipped with.</summary>
    public static bool IsGuard(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call }
        && call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Guard" } };

    /// <summary>The beginning of the statement that is all of a shipped stub after its checks.</summary>
    public static string Throw(string taskId) => $"throw new NotImplementedException(\"Task {taskId}: ";

    /// <summary>Whether a task's member is as it was shipped.</summary>
    public static bool IsStub(TaskMember member)
    {
        SyntaxNode[] body = Content(member.Syntax) switch
        {
            BlockSyntax block => [.. block.Statements.SkipWhile(IsGuard)],
            ArrowExpressionClauseSyntax arrow => [arrow.Expression],
            _ => [],
        };
        return body is [ThrowStatementSyntax or ThrowExpressionSyntax]
            && body[0].ToString().StartsWith(Throw(member.TaskId), StringComparison.Ordinal);
    }

    /// <summary>The body of a member that has one.</summary>
    public static BlockSyntax? Body(MemberDeclarationSyntax member) => (member as BaseMethodDeclarationSyntax)?.Body;

    /// <summary>A member's body, in whatever form: a block, an expression, accessors.</summary>
    public static SyntaxNode? Content(MemberDeclarationSyntax member) => member switch
    {
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
        PropertyDeclarationSyntax property => (SyntaxNode?)property.ExpressionBody ?? property.AccessorList,
        _ => null,
    };

    private static SyntaxTree Stub(SyntaxTree tree, IReadOnlyList<TaskMember> members, string reason) => tree.With(
        tree.GetRoot().ReplaceNodes(
            members.Select(member => member.Syntax),
            (original, _) => Empty(original, members.First(member => member.Syntax == original).TaskId, reason)));

    private static MemberDeclarationSyntax Empty(MemberDeclarationSyntax member, string taskId, string reason)
    {
        var body = Content(member);
        if (body is null)
        {
            return member;
        }

        // As many line breaks as before, so that the compiler's line numbers stay those of the learner's file.
        string guards = string.Concat(Body(member)?.Statements.TakeWhile(IsGuard).Select(OnOneLine) ?? []);
        string lines = new('\n', body.ToString().Count(character => character == '\n'));
        string exception = $"throw new System.NotImplementedException(\"Task {taskId}: {reason}\");";
        var block = ((BlockSyntax)ParseStatement($"{{ {guards}{exception}{lines} }}"))
            .WithLeadingTrivia(body.GetLeadingTrivia()).WithTrailingTrivia(member.GetTrailingTrivia());
        return member switch
        {
            MethodDeclarationSyntax method => method
                .WithBody(block).WithExpressionBody(null).WithSemicolonToken(default)
                .WithModifiers([.. method.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.AsyncKeyword))]),
            ConstructorDeclarationSyntax constructor => constructor
                .WithBody(block).WithExpressionBody(null).WithSemicolonToken(default),
            PropertyDeclarationSyntax property => property
                .WithAccessorList(Getter(block))
                .WithExpressionBody(null).WithInitializer(null).WithSemicolonToken(default),
            _ => member,
        };
    }

    private static AccessorListSyntax Getter(BlockSyntax block) =>
        AccessorList([AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, block.WithoutTrivia())])
            .WithLeadingTrivia(block.GetLeadingTrivia()).WithTrailingTrivia(block.GetTrailingTrivia());

    private static string OnOneLine(StatementSyntax guard) => guard.ToString().ReplaceLineEndings(" ") + " ";
}
