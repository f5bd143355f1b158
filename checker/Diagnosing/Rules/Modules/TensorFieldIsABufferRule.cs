using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Diagnosing.Rules.Modules;

/// <summary>A field of type Tensor in a module: RegisterComponents makes a persistent buffer of it.</summary>
internal sealed class TensorFieldIsABufferRule : IRule
{
    public string Id => "tensor-field-is-a-buffer";

    public string Title => "A tensor in a field becomes part of what is saved";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from field in code.ModuleType?.GetMembers().OfType<IFieldSymbol>() ?? []
        where !field.IsStatic && field.AssociatedSymbol is null && Symbols.IsTensor(field.Type) && !Symbols.IsParameter(field.Type)
        where code.Reference?.ModuleType?.GetMembers(field.Name).IsEmpty != false
        where !RegistersByHand(code) && IsThereInTime(code, field)
        select RuleHit.At(
            field,
            "RegisterComponents takes every Tensor field for a buffer: it goes into state_dict, and is not learned. If it is to be "
            + "learned, it needs the type for that; if it can be computed again, it need not be kept; and a buffer can be "
            + "registered as one that is not saved.");

    /// <summary>Whether the field holds a tensor by the end of the constructor: what is filled later, RegisterComponents does not see.</summary>
    private static bool IsThereInTime(TaskCode code, IFieldSymbol field) =>
        field.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax { Initializer: not null }
        || code.ModuleType!.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax().DescendantNodes().OfType<ConstructorDeclarationSyntax>())
            .SelectMany(constructor => constructor.DescendantNodes().OfType<AssignmentExpressionSyntax>())
            .Any(assignment => assignment.Left is IdentifierNameSyntax { Identifier.Text: var name } && name == field.Name
                || assignment.Left is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access && access.Name.Identifier.Text == field.Name
                || assignment.Left is TupleExpressionSyntax tuple && tuple.Arguments.Any(argument => argument.ToString() == field.Name));

    private static bool RegistersByHand(TaskCode code) => code.ModuleType!.DeclaringSyntaxReferences
        .SelectMany(reference => reference.GetSyntax().DescendantNodes().OfType<IdentifierNameSyntax>())
        .Any(name => name.Identifier.Text == "register_buffer");
}
