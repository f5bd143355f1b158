using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Diagnosing.Rules.Modules;

/// <summary>Modules or parameters in an array or a list: TorchSharp does not look inside.</summary>
internal sealed class ModulesInAListRule : IRule
{
    public string Id => "modules-in-a-list";

    public string Title => "Modules are kept where TorchSharp does not look";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from member in code.ModuleType?.GetMembers() ?? []
        where member is IFieldSymbol { IsStatic: false, AssociatedSymbol: null } or IPropertySymbol { IsStatic: false }
        let item = Symbols.ItemOf(Symbols.TypeOf(member))
        where (Symbols.IsModule(item) || Symbols.IsParameter(item)) && !RegistersByHand(code)
        where code.Reference?.ModuleType?.GetMembers(member.Name).IsEmpty != false || !IsList(code.Reference.ModuleType, member.Name)
        select RuleHit.At(
            member,
            "RegisterComponents finds modules in fields, and does not look into arrays and lists. What is in there has no part in "
            + "parameters(), state_dict(), train() and eval(). TorchSharp has a container of its own for a list of modules.");

    private static bool IsList(INamedTypeSymbol type, string name) => Symbols.ItemOf(Symbols.TypeOf(type.GetMembers(name)[0])) is not null;

    private static bool RegistersByHand(TaskCode code) => code.ModuleType!.DeclaringSyntaxReferences
        .SelectMany(reference => reference.GetSyntax().DescendantNodes().OfType<IdentifierNameSyntax>())
        .Any(name => name.Identifier.Text is "register_module" or "register_parameter");
}
