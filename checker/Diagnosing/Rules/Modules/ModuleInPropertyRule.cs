using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing.Rules.Modules;

/// <summary>An auto-property that holds a module or a parameter: its key in state_dict is the compiler's name for it.</summary>
internal sealed class ModuleInPropertyRule : IRule
{
    public string Id => "module-in-property";

    public string Title => "A part is kept in a property, and gets a strange name";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from property in code.ModuleType?.GetMembers().OfType<IPropertySymbol>() ?? []
        where Symbols.IsModule(property.Type) || Symbols.IsParameter(property.Type)
        where code.ModuleType!.GetMembers().OfType<IFieldSymbol>().Any(field => Symbols.Same(field.AssociatedSymbol, property))
        where code.Reference?.ModuleType?.GetMembers(property.Name).IsEmpty != false
        select RuleHit.At(
            property,
            "What TorchSharp registers are fields, and the field behind an auto-property has a name that the compiler made up. "
            + "That name goes into state_dict, where nobody looks for it. A field has the name that you give it.");
}
