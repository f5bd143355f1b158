using System.Text;
using System.Text.RegularExpressions;
using Katas.Checker.Compiling;
using Katas.Checker.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Katas.Checker.Repairing;

/// <summary>
/// Puts many small changes into one file, each behind a switch, so that all of them compile at once. A changed statement stands beside the
/// original one; where there is no statement, a changed expression does.
/// </summary>
internal sealed partial class Schemata
{
    // `var` in front of what is declared before: fully qualified, so that it means the same anywhere.
    private static readonly SymbolDisplayFormat TypeName = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private readonly SemanticModel model;
    private readonly string text;
    private readonly Dictionary<SyntaxNode, List<(int Number, string Text)>> sites = [];

    private Schemata(SyntaxTree tree, SemanticModel model)
    {
        this.model = model;
        Tree = tree;
        text = tree.ToString();
    }

    private SyntaxTree Tree { get; }

    /// <summary>The file with all changes in it.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="model">Its semantic model.</param>
    /// <param name="changes">The changes' numbers, and what they put in the place of what in this file.</param>
    public static SyntaxTree Combine(SyntaxTree tree, SemanticModel model, IEnumerable<(int Number, IReadOnlyList<TextChange> Parts)> changes)
    {
        var schemata = new Schemata(tree, model);
        foreach (var (number, parts) in changes)
        {
            schemata.Add(number, parts);
        }

        return SourceTrees.Parse(Safe(schemata.Render(tree.GetRoot(), isSiteItself: false)), tree.FilePath);
    }

    /// <summary>The file with some changes made for good.</summary>
    public static SyntaxTree Apply(SyntaxTree tree, IEnumerable<TextChange> changes) =>
        SourceTrees.Parse(Safe(tree.GetText().WithChanges(changes.OrderBy(change => change.Span.Start)).ToString()), tree.FilePath);

    /// <summary>The change in which a place of a combined file lies; null if it lies in none.</summary>
    public static int? ChangeAt(SyntaxTree combined, int position)
    {
        string code = combined.ToString();
        int start = position < code.Length ? code.LastIndexOf("/*<", position, StringComparison.Ordinal) : -1;
        while (start >= 0)
        {
            string number = code[(start + 3)..code.IndexOf("*/", start, StringComparison.Ordinal)];
            int end = code.IndexOf($"/*{number}>*/", start, StringComparison.Ordinal);
            if (end >= position)
            {
                return int.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
            }

            start = start == 0 ? -1 : code.LastIndexOf("/*<", start - 1, StringComparison.Ordinal);
        }

        return null;
    }

    private void Add(int number, IReadOnlyList<TextChange> parts)
    {
        foreach (var ofSite in parts.GroupBy(part => Site(part.Span)))
        {
            if (ofSite.Key is { } site)
            {
                if (!sites.TryGetValue(site, out var variants))
                {
                    sites[site] = variants = [];
                }

                variants.Add((number, Changed(site, ofSite)));
            }
        }
    }

    /// <summary>The smallest node that can be there twice, side by side; null if there is none.</summary>
    private SyntaxNode? Site(TextSpan span)
    {
        var node = Tree.GetRoot().FindNode(span, getInnermostNodeForTie: true);
        for (var at = node; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case LocalDeclarationStatementSyntax declaration:
                    return CanBeHoisted(declaration) ? declaration : Initializer(declaration, span);
                case LocalFunctionStatementSyntax or BlockSyntax:
                    return null;
                case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } when Declares(assignment.Left):
                    return IsPlain(assignment.Left) && assignment.Right.Span.Contains(span) && !Declares(assignment.Right) ? at : null;
                case StatementSyntax statement when span == statement.Span:
                    return Declares(statement is IfStatementSyntax branch ? branch.Condition : statement as ExpressionStatementSyntax) ? null : statement;
                case ExpressionStatementSyntax or ReturnStatementSyntax or YieldStatementSyntax:
                    return Declares(at) ? Whole(node, span) : at;
                case ForStatementSyntax loop:
                    return loop.Condition?.Span.Contains(span) == true ? loop.Condition : Whole(node, span);
                case StatementSyntax statement:
                    return statement.ChildNodes().OfType<ExpressionSyntax>().FirstOrDefault(child => child.Span.Contains(span)) is { } header
                        && header is not (TypeSyntax and not NameSyntax)
                        ? Declares(header) ? Whole(node, span) : header
                        : statement is UsingStatementSyntax ? Whole(node, span) : null;
                case ArrowExpressionClauseSyntax:
                    return at;
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } } value:
                    return value.Value;
            }
        }

        return null;
    }

    /// <summary>Whether a deconstruction declares all that it names, and no tuple within.</summary>
    private static bool IsPlain(ExpressionSyntax left) => left switch
    {
        DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax names } =>
            names.Variables.All(one => one is SingleVariableDesignationSyntax or DiscardDesignationSyntax),
        TupleExpressionSyntax tuple => tuple.Arguments.All(
            one => one.Expression is DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax or DiscardDesignationSyntax }),
        _ => false,
    };

    /// <summary>The very expression that changes.</summary>
    private static SyntaxNode? Whole(SyntaxNode node, TextSpan span) =>
        node is ExpressionSyntax { Parent: not ForStatementSyntax } && node.Span == span && !Declares(node) ? node : null;

    private static ExpressionSyntax? Initializer(LocalDeclarationStatementSyntax declaration, TextSpan span) =>
        declaration.IsConst ? null
        : declaration.Declaration.Variables.Select(variable => variable.Initializer?.Value)
            .FirstOrDefault(value => value is not null and not InitializerExpressionSyntax && value.Span.Contains(span));

    private bool CanBeHoisted(LocalDeclarationStatementSyntax declaration) =>
        declaration is { IsConst: false, UsingKeyword.RawKind: 0,
            Declaration.Variables: [{ Initializer.Value: not (RefExpressionSyntax or InitializerExpressionSyntax) } variable] }
        && declaration.Declaration.Type is not (RefTypeSyntax or ScopedTypeSyntax)
        && declaration.Parent is BlockSyntax or SwitchSectionSyntax
        && model.GetDeclaredSymbol(variable) is ILocalSymbol { Type: { IsRefLikeType: false, TypeKind: not (TypeKind.Error or TypeKind.Pointer),
            IsAnonymousType: false } }
        && !Declares(variable.Initializer);

    /// <summary>Whether names are declared in an expression, by `out var` or a pattern; not in lambdas, where they stay.</summary>
    private static bool Declares(SyntaxNode? node) => node is not null && node
        .DescendantNodes(inner => inner is not (AnonymousFunctionExpressionSyntax or SwitchExpressionSyntax))
        .Any(inner => inner is SingleVariableDesignationSyntax);

    private string Changed(SyntaxNode site, IEnumerable<TextChange> parts)
    {
        var result = new StringBuilder();
        int from = site.SpanStart;
        foreach (var part in parts.OrderBy(part => part.Span.Start))
        {
            result.Append(text, from, part.Span.Start - from).Append(part.NewText);
            from = part.Span.End;
        }

        return result.Append(text, from, site.Span.End - from).ToString();
    }

    /// <summary>The text of a node, all its sites rendered.</summary>
    private string Render(SyntaxNode node, bool isSiteItself)
    {
        var result = new StringBuilder();
        var span = isSiteItself ? node.Span : node.FullSpan;
        int from = span.Start;
        foreach (var site in Sites(node, isSiteItself))
        {
            result.Append(text, from, site.SpanStart - from).Append(RenderSite(site));

            // An expression body ends with a semicolon, the block in its place does not.
            from = site is ArrowExpressionClauseSyntax && site.GetLastToken().GetNextToken() is { RawKind: (int)SyntaxKind.SemicolonToken } semicolon
                ? semicolon.Span.End
                : site.Span.End;
        }

        return result.Append(text, from, span.End - from).ToString();
    }

    /// <summary>The outermost sites below a node.</summary>
    private IEnumerable<SyntaxNode> Sites(SyntaxNode node, bool isSiteItself) => node
        .DescendantNodes(inner => (isSiteItself && inner == node) || !sites.ContainsKey(inner))
        .Where(sites.ContainsKey);

    private string RenderSite(SyntaxNode site)
    {
        var variants = sites[site];
        string original = Render(site, isSiteItself: true);
        switch (site)
        {
            case LocalDeclarationStatementSyntax declaration:
                var variable = declaration.Declaration.Variables[0];
                var local = (ILocalSymbol)model.GetDeclaredSymbol(variable)!;
                string name = variable.Identifier.Text;
                int head = variable.Initializer!.Value.SpanStart - declaration.SpanStart;
                string Assigned(string code) => $"{name} = {code[head..]}";
                string first = Render(variable.Initializer.Value, isSiteItself: true);
                return $"{local.Type.ToDisplayString(TypeName)} {name} = default!; "
                    + string.Concat(variants.Select(one => $"/*<{one.Number}*/if ({Is(one.Number)}) {{ {Assigned(one.Text)} }} /*{one.Number}>*/else "))
                    + $"{{ {name} = {first}; }}";
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } when Declares(assignment.Left):
                return Deconstructed(assignment, variants, original);
            case StatementSyntax:
                string choices = string.Concat(
                    variants.Select(one => $"/*<{one.Number}*/if ({Is(one.Number)}) {{ {one.Text} }} /*{one.Number}>*/else "));
                return $"{{ {choices}{{ {original} }} }}";
            case ArrowExpressionClauseSyntax arrow:
                return Arrow(arrow, variants, original);
            case ExpressionSyntax expression when ValueType(expression) is { } type:
                string As(string code) => $"global::{VariantSwitch.ClassName}.As<{type}>({code})";
                return $"({string.Concat(variants.Select(one => $"/*<{one.Number}*/{Is(one.Number)} ? {As(one.Text)} /*{one.Number}>*/: "))}{As(original)})";
            default:
                return $"({string.Concat(variants.Select(one => $"/*<{one.Number}*/{Is(one.Number)} ? ({one.Text}) /*{one.Number}>*/: "))}({original}))";
        }
    }

    private string Deconstructed(AssignmentExpressionSyntax assignment, List<(int Number, string Text)> variants, string original)
    {
        var names = assignment.Left.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>().ToList();
        string declared = string.Concat(names.Select(
            one => $"{((ILocalSymbol)model.GetDeclaredSymbol(one)!).Type.ToDisplayString(TypeName)} {one.Identifier.Text} = default!; "));
        int head = assignment.Right.SpanStart - assignment.SpanStart;
        string left = string.Join(", ", assignment.Left.DescendantNodesAndSelf().OfType<VariableDesignationSyntax>()
            .Where(one => one is SingleVariableDesignationSyntax or DiscardDesignationSyntax)
            .Select(one => one is SingleVariableDesignationSyntax single ? single.Identifier.Text : "_"));
        return declared
            + string.Concat(variants.Select(one => $"/*<{one.Number}*/if ({Is(one.Number)}) {{ ({left}) = {one.Text[head..]} }} /*{one.Number}>*/else "))
            + $"{{ ({left}) = {original[head..]} }}";
    }

    private string Arrow(ArrowExpressionClauseSyntax arrow, List<(int Number, string Text)> variants, string original)
    {
        int head = arrow.Expression.SpanStart - arrow.SpanStart;
        bool isVoid = arrow.Parent switch
        {
            MethodDeclarationSyntax method => method.ReturnType.ToString() == "void",
            LocalFunctionStatementSyntax function => function.ReturnType.ToString() == "void",
            ConstructorDeclarationSyntax => true,
            AccessorDeclarationSyntax accessor => !accessor.IsKind(SyntaxKind.GetAccessorDeclaration),
            _ => false,
        };
        string word = isVoid || arrow.Expression is ThrowExpressionSyntax ? "" : "return ";
        string choices = string.Concat(
            variants.Select(one => $"/*<{one.Number}*/if ({Is(one.Number)}) {{ {word}{one.Text[head..]}; }} /*{one.Number}>*/else "));
        string body = $"{{ global::{VariantSwitch.ClassName}.Tick(); {choices}"
            + $"{{ {word}{original[head..]}; }} }}";

        // What follows is the semicolon of the expression body, which may stand alone after a block in a type.
        return arrow.Parent is PropertyDeclarationSyntax or IndexerDeclarationSyntax ? $"{{ get {body} }}" : body;
    }

    private string? ValueType(ExpressionSyntax expression) =>
        (model.GetTypeInfo(expression) is { Type: var type, ConvertedType: var converted } ? type ?? converted : null)
            is { TypeKind: not TypeKind.Error, IsAnonymousType: false, IsRefLikeType: false } known
            ? known.ToDisplayString(TypeName)
            : null;

    private static string Is(int number) => $"global::{VariantSwitch.ClassName}.Is({number})";

    /// <summary>Products whose shapes are looked at first: libtorch ends the process over those that do not fit.</summary>
    private static string Safe(string code) => Product().Replace(
        code, match => match.Groups["on"].Value is "." ? $".matmul{VariantSwitch.Checked}("
            : $"global::{VariantSwitch.ClassName}.matmul{VariantSwitch.Checked}(");

    [GeneratedRegex(@"(?<on>\btorch\.|(?<![\w.])|\.)(matmul)\(")]
    private static partial Regex Product();
}
