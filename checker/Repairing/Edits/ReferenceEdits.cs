using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Repairing.Edits;

/// <summary>
/// What the solution has and the learner's code may lack: a call, an operand, a statement, put in where it fits. The solution's names need not
/// be the learner's; what does not compile is left out.
/// </summary>
internal sealed class ReferenceEdits : IEdits
{
    /// <summary>The least rank of what is taken from the solution as a whole.</summary>
    public const double LeastRank = 5;

    private const int MostCalls = 12;
    private const int LongestPart = 60;

    public IEnumerable<Edit> Find(SyntaxNode node, EditScope scope)
    {
        if (scope.Reference is not { } reference)
        {
            yield break;
        }

        if (node is StatementSyntax { Parent: BlockSyntax } statement and not (BlockSyntax or LocalFunctionStatementSyntax))
        {
            bool isEnd = statement is ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax;
            bool isEmpty = statement is EmptyStatementSyntax;
            foreach (string other in Statements(reference))
            {
                if (isEmpty)
                {
                    yield return new Edit(statement, other, ChangeKind.MissingStatement) { Rank = 4 };
                }
                else if (statement is not LocalDeclarationStatementSyntax && !other.Equals(statement.ToString(), StringComparison.Ordinal))
                {
                    yield return new Edit(statement, isEnd ? $"{{ {other} {statement} }}" : $"{{ {statement} {other} }}",
                        ChangeKind.MissingStatement) { Rank = 6 };
                }
            }
        }

        if (node is not ExpressionSyntax expression || !TensorEdits.IsUse(expression) || expression is ParenthesizedExpressionSyntax)
        {
            yield break;
        }

        bool isTensor = scope.IsTensor(expression);
        if (!isTensor && !scope.IsNumber(expression))
        {
            yield break;
        }

        if (IsConstant(expression))
        {
            foreach (string constant in Constants(reference).Where(constant => constant != expression.ToString()))
            {
                yield return new Edit(node, constant, ChangeKind.Constant) { Rank = 2 };
            }
        }

        if (expression is LiteralExpressionSyntax)
        {
            yield break;
        }

        if (IsPart(expression))
        {
            foreach (string other in Parts(reference).Where(other => other != expression.ToString()))
            {
                yield return new Edit(node, $"({other})", ChangeKind.Expression) { Rank = LeastRank + 2 };
            }
        }

        if (isTensor)
        {
            foreach (string suffix in Suffixes(reference))
            {
                if (!IsFollowedBy(expression, suffix) && !expression.ToString().EndsWith(suffix, StringComparison.Ordinal))
                {
                    yield return new Edit(node, $"({node}){suffix}", ChangeKind.MissingCall) { Rank = LeastRank };
                }
            }
        }

        foreach (var (before, after) in Wrappers(reference))
        {
            yield return new Edit(node, $"{before}{node}{after}", ChangeKind.MissingCall) { Rank = LeastRank };
        }

        if (expression is InvocationExpressionSyntax call && isTensor)
        {
            var subject = call.Expression is MemberAccessExpressionSyntax member && scope.IsTensor(member.Expression)
                ? member.Expression
                : call.ArgumentList.Arguments.FirstOrDefault()?.Expression;
            if (subject is not null)
            {
                var others = Wrappers(reference).Select(pair => $"{pair.Before}{subject}{pair.After}")
                    .Concat(Suffixes(reference).Select(suffix => $"({subject}){suffix}"));
                foreach (string other in others)
                {
                    yield return new Edit(node, other, ChangeKind.Function) { Rank = LeastRank };
                }
            }
        }

        foreach (string operand in Operands(reference))
        {
            yield return new Edit(node, string.Format(System.Globalization.CultureInfo.InvariantCulture, operand, node),
                ChangeKind.MissingOperand) { Rank = LeastRank };
        }
    }

    /// <summary>Numbers, also those that have a name: `Math.PI`.</summary>
    private static IEnumerable<string> Constants(SyntaxNode reference) =>
        reference.DescendantNodes().OfType<ExpressionSyntax>().Where(IsConstant).Select(constant => constant.ToString()).Distinct().Take(MostCalls);

    private static bool IsConstant(ExpressionSyntax expression) => expression
        is LiteralExpressionSyntax { Token.Value: not (null or bool or string or char) }
        or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Math" }, Parent: not InvocationExpressionSyntax }
        or MemberAccessExpressionSyntax { Expression: PredefinedTypeSyntax, Parent: not InvocationExpressionSyntax };

    /// <summary>What the solution computes on its way, as far as it is short.</summary>
    private static IEnumerable<string> Parts(SyntaxNode reference) =>
        reference.DescendantNodes().OfType<ExpressionSyntax>()
            .Where(part => part is InvocationExpressionSyntax or BinaryExpressionSyntax or ElementAccessExpressionSyntax && IsPart(part))
            .Select(part => part.ToString()).Where(part => !part.StartsWith("Guard.", StringComparison.Ordinal))
            .Distinct().Take(2 * MostCalls);

    /// <summary>Whether an expression is a part of an answer, and not nearly all of it.</summary>
    private static bool IsPart(ExpressionSyntax expression) =>
        expression.Span.Length <= LongestPart
        && (expression.Parent is not (ReturnStatementSyntax or ArrowExpressionClauseSyntax)
            || expression.FirstAncestorOrSelf<BlockSyntax>() is { Parent: MemberDeclarationSyntax } body
                && body.Statements.Count(statement => !Compiling.Stubber.IsGuard(statement)) > 1);

    /// <summary>Calls on something, from the dot on.</summary>
    private static IEnumerable<string> Suffixes(SyntaxNode reference) =>
        Calls(reference).Where(call =>
            call.Expression is MemberAccessExpressionSyntax {
                Expression: not IdentifierNameSyntax { Identifier.Text: "nn" or "functional" or "Guard" or "Math" or "torch" },
            })
            .Select(call => $".{((MemberAccessExpressionSyntax)call.Expression).Name}{call.ArgumentList}")
            .Distinct().Take(MostCalls);

    /// <summary>Calls with something as the first argument.</summary>
    private static IEnumerable<(string Before, string After)> Wrappers(SyntaxNode reference) =>
        Calls(reference).Where(call => call.ArgumentList.Arguments.Count > 0 && call.ArgumentList.Arguments[0].NameColon is null)
            .Select(call => ($"{call.Expression}(", string.Concat(call.ArgumentList.Arguments.Skip(1).Select(argument => $", {argument}")) + ")"))
            .Where(pair => !pair.Item1.Contains('\n') && !pair.Item1.StartsWith("Guard", StringComparison.Ordinal) && pair.Item1.Length < 40)
            .Distinct().Take(MostCalls);

    private static IEnumerable<string> Operands(SyntaxNode reference) =>
        reference.DescendantNodes().OfType<BinaryExpressionSyntax>()
            .Where(binary => binary.OperatorToken.Text is "+" or "-" or "*" or "/" or "&" or "|")
            .SelectMany(binary => new[]
            {
                $"({{0}} {binary.OperatorToken.Text} ({Literal(binary.Right)}))",
                $"(({Literal(binary.Left)}) {binary.OperatorToken.Text} {{0}})",
            })
            .Distinct().Take(MostCalls);

    private static IEnumerable<string> Statements(SyntaxNode reference) =>
        reference.DescendantNodes().OfType<StatementSyntax>()
            .Where(statement => statement is ExpressionStatementSyntax && !Compiling.Stubber.IsGuard(statement)
                && statement is not ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: DeclarationExpressionSyntax } }
                || statement is IfStatementSyntax { Else: null,
                    Statement: BlockSyntax { Statements: [ReturnStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax] } })
            .Select(statement => statement.ToString())
            .Distinct().Take(MostCalls);

    private static IEnumerable<InvocationExpressionSyntax> Calls(SyntaxNode reference) => reference.DescendantNodes().OfType<InvocationExpressionSyntax>();

    private static string Literal(ExpressionSyntax expression) =>
        expression.ToString().Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static bool IsFollowedBy(ExpressionSyntax expression, string suffix) =>
        expression.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } && call.ToString().EndsWith(suffix,
            StringComparison.Ordinal)
        && call.Span.Length <= expression.Span.Length + suffix.Length + 4;
}
