using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Katas.Checker.Repairing.Edits;

/// <summary>A statement left out, or moved past its neighbour; recording of gradients left as it is.</summary>
internal sealed class StatementEdits : IEdits
{
    public IEnumerable<Edit> Find(SyntaxNode node, EditScope scope)
    {
        switch (node)
        {
            case IfStatementSyntax { Else: null } branch:
                yield return new Edit(branch, ";", ChangeKind.Statement);
                yield return new Edit(branch.Condition, "true", ChangeKind.Condition) { Rank = 1 };
                break;
            case IfStatementSyntax { Else: not null } branch:
                yield return new Edit(branch.Condition, "true", ChangeKind.Choice);
                yield return new Edit(branch.Condition, "false", ChangeKind.Choice);
                break;
            case ExpressionStatementSyntax { Expression: not (InvocationExpressionSyntax or AssignmentExpressionSyntax) } statement:
                yield return new Edit(statement, ";", ChangeKind.Statement);
                break;
            case BreakStatementSyntax or ContinueStatementSyntax when node.Parent is not SwitchSectionSyntax:
                yield return new Edit(node, ";", ChangeKind.Statement);
                break;
            case LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0,
                Declaration.Variables: [{ Initializer.Value: InvocationExpressionSyntax call } variable] }
                when EditScope.Name(call) is "no_grad" or "inference_mode" or "enable_grad" or "set_grad_enabled" && !IsUsed(variable, scope):
                yield return new Edit(call, "torch.set_grad_enabled(torch.is_grad_enabled())", ChangeKind.Gradient);
                break;
        }

        if (node is StatementSyntax first && Movable(first) && Next(first) is { } second && Movable(second)
            && !first.ToString().Equals(second.ToString(), StringComparison.Ordinal))
        {
            yield return new Edit(
                first, [new TextChange(first.Span, $"{{ {second} {first} }}"), new TextChange(second.Span, ";")], ChangeKind.StatementOrder);
        }
    }

    private static StatementSyntax? Next(StatementSyntax statement) =>
        statement.Parent is BlockSyntax block && block.Statements.IndexOf(statement) is var at && at + 1 < block.Statements.Count
            ? block.Statements[at + 1] : null;

    private static bool Movable(StatementSyntax statement) =>
        statement is IfStatementSyntax or ForEachStatementSyntax
        || (statement is ExpressionStatementSyntax and not
            { Expression: AssignmentExpressionSyntax { Left: DeclarationExpressionSyntax or TupleExpressionSyntax } }
            && !Compiling.Stubber.IsGuard(statement));

    private static bool IsUsed(VariableDeclaratorSyntax variable, EditScope scope) =>
        scope.Model.GetDeclaredSymbol(variable) is { } local
        && variable.FirstAncestorOrSelf<BlockSyntax>() is { } block
        && block.DescendantNodes().OfType<IdentifierNameSyntax>().Any(
            name => name.Identifier.Text == local.Name && SymbolEqualityComparer.Default.Equals(scope.Model.GetSymbolInfo(name).Symbol, local));
}
