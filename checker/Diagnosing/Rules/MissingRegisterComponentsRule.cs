using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Diagnosing.Rules;

/// <summary>A module's constructor without RegisterComponents(): the module has no parameters, and nothing says so.</summary>
internal sealed class MissingRegisterComponentsRule : IRule
{
    public string Id => "missing-register-components";

    public string Title => "The module does not register its parts";

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        if (code.Member is ConstructorDeclarationSyntax constructor
            && code.Model.GetDeclaredSymbol(constructor)?.ContainingType is { } type
            && IsModule(type)
            && !code.Calls.Any(call => code.TorchMethod(call)?.Name is "RegisterComponents" or "register_module"))
        {
            yield return new RuleHit(
                "TorchSharp finds a module's parameters only once the module has registered the fields that hold them. Until "
                + "then parameters() is empty, and training changes nothing. The last line of the constructor is the place.",
                $"{constructor.Identifier.Text}(…) with no RegisterComponents",
                constructor.Identifier.GetLocation().GetLineSpan());
        }
    }

    private static bool IsModule(INamedTypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.Name == "Module" && ancestor.ContainingAssembly?.Name == "TorchSharp")
            {
                return true;
            }
        }

        return false;
    }
}
