using Katas.Checker.Compiling;
using Katas.Checker.Repairing.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Repairing;

/// <summary>All small changes of a task's code, the likeliest first.</summary>
internal static class Candidates
{
    private const double AtTheException = 3;
    private const double LikeTheSolution = 20;

    private static readonly IEdits[] All =
    [
        new MutatorEdits(), new OperatorEdits(), new ConstantEdits(), new TensorEdits(), new CallEdits(), new ValueEdits(), new StatementEdits(),
        new ReferenceEdits(),
    ];

    /// <summary>The changes.</summary>
    /// <param name="files">The learner's files.</param>
    /// <param name="compilation">What they are part of.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="reference">The solution's member for it.</param>
    /// <param name="suspect">The line from which a test's exception comes, from 0; null if there was none.</param>
    public static IReadOnlyList<Edit> Find(
        IReadOnlyList<SyntaxTree> files, Compilation compilation, string taskId, SyntaxNode? reference, FileLinePositionSpan? suspect)
    {
        var solution = new ReferenceStatements(reference);
        var edits =
            from member in Members(files, taskId)
            let scope = new EditScope(compilation.GetSemanticModel(member.Syntax.SyntaxTree), reference)
            from node in Content(member.Syntax).SelectMany(content => content.DescendantNodesAndSelf(inner => !IsSpared(inner)))
            where !IsSpared(node)
            from way in All
            from edit in way.Find(node, scope)
            where edit.Kind == ChangeKind.Order || node.FirstAncestorOrSelf<ThrowStatementSyntax>() is null // its words are not computed
            where IsCode(edit) && edit.Parts[0].NewText != edit.Tree.GetText().ToString(edit.Parts[0].Span)
            let bonus = (IsAt(edit, suspect) ? AtTheException : 0) + (IsSmall(edit) && solution.AreMet(edit) ? LikeTheSolution : 0)
            select (Edit: edit, Rank: edit.Rank + member.Rank + Weight(edit.Kind) - bonus);
        return
        [
            .. edits.DistinctBy(one => (one.Edit.Tree.FilePath, one.Edit.Parts[0].Span, one.Edit.Parts[0].NewText))
                .OrderBy(one => one.Rank).Select(one => one.Edit),
        ];
    }

    /// <summary>The task's member, and what else is in its file and not a task: helpers that it names.</summary>
    private static IEnumerable<(MemberDeclarationSyntax Syntax, double Rank)> Members(IReadOnlyList<SyntaxTree> files, string taskId)
    {
        var own = files.SelectMany(TaskMember.In).Where(member => member.TaskId == taskId).Select(member => member.Syntax).ToList();
        var others = files.SelectMany(file => file.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>())
            .Where(member => member is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or FieldDeclarationSyntax
                && !TaskMember.IsMarked(member) && member is not OperatorDeclarationSyntax)
            .ToList();
        var found = own.ToList();
        int before;
        do
        {
            before = found.Count;
            var names = found.SelectMany(member => member.DescendantTokens()).Where(token => token.IsKind(SyntaxKind.IdentifierToken))
                .Select(token => token.ValueText).ToHashSet();
            found.AddRange(others.Where(member => !found.Contains(member) && Names(member).Any(names.Contains)));
        }
        while (found.Count > before);

        return found.Select(member => (member, own.Contains(member) ? 0.0 : 1.5));
    }

    private static IEnumerable<string> Names(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        ConstructorDeclarationSyntax constructor => [constructor.Identifier.ValueText],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
        _ => [],
    };

    /// <summary>Where a member may change: its body, its initializers.</summary>
    private static IEnumerable<SyntaxNode> Content(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field when !field.Modifiers.Any(SyntaxKind.ConstKeyword) =>
            field.Declaration.Variables.Select(variable => variable.Initializer).OfType<SyntaxNode>(),
        PropertyDeclarationSyntax property =>
            new SyntaxNode?[] { property.ExpressionBody, property.AccessorList, property.Initializer }.OfType<SyntaxNode>(),
        BaseMethodDeclarationSyntax method => new SyntaxNode?[] { method.Body, method.ExpressionBody }.OfType<SyntaxNode>(),
        _ => [],
    };

    /// <summary>Code that is not part of an answer: argument checks come with the stub, exceptions are its words.</summary>
    private static bool IsSpared(SyntaxNode node) => node switch
    {
        StatementSyntax statement when Stubber.IsGuard(statement) || IsTick(statement) => true,
        ThrowExpressionSyntax or AttributeListSyntax or ParameterListSyntax or TypeSyntax and not NameSyntax => true,
        ConstructorInitializerSyntax or InterpolatedStringExpressionSyntax or TypeArgumentListSyntax or PatternSyntax => true,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } => true,
        LocalDeclarationStatementSyntax { IsConst: true } => true,
        _ => false,
    };

    /// <summary>Whether what is put in can be read by itself: what can't would spoil the code around it.</summary>
    private static bool IsCode(Edit edit) => edit.Node switch
    {
        _ when edit.Parts[0].Span != edit.Node.Span => true,
        ExpressionSyntax => !SyntaxFactory.ParseExpression(edit.Parts[0].NewText!, options: SourceTrees.Options).ContainsDiagnostics,
        StatementSyntax => !SyntaxFactory.ParseStatement(edit.Parts[0].NewText!, options: SourceTrees.Options).ContainsDiagnostics,
        _ => true,
    };

    private static bool IsTick(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call }
            && EditScope.Name(call) == "Tick";

    /// <summary>Whether it changes one thing, and does not put an expression of the solution in another's place.</summary>
    private static bool IsSmall(Edit edit) => edit.Kind is not (ChangeKind.Function or ChangeKind.Expression) || edit.Rank < ReferenceEdits.LeastRank;

    private static bool IsAt(Edit edit, FileLinePositionSpan? suspect) =>
        suspect is { } place && place.Path == edit.Tree.FilePath && place.StartLinePosition.Line == edit.Line;

    /// <summary>What is tried late: the kinds with many candidates, and few repairs.</summary>
    private static double Weight(ChangeKind kind) => kind switch
    {
        ChangeKind.Dimension or ChangeKind.Value or ChangeKind.Reduction or ChangeKind.Call or ChangeKind.Operator or ChangeKind.Comparison => 0,
        ChangeKind.Order or ChangeKind.KeptDimension or ChangeKind.Operand or ChangeKind.Negation or ChangeKind.Training or ChangeKind.Function => 0.5,
        ChangeKind.Statement or ChangeKind.Condition or ChangeKind.Constant or ChangeKind.Choice or ChangeKind.Argument => 1,
        ChangeKind.MissingCall or ChangeKind.MissingOperand or ChangeKind.MissingStatement => 2,
        _ => 1.5,
    };
}
