using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Diagnosing.Rules.Modules;

/// <summary>A module's constructor without RegisterComponents(): the module has no parameters, and nothing says so.</summary>
internal sealed class MissingRegisterComponentsRule : IRule
{
    public string Id => "missing-register-components";

    public string Title => "The module does not register its parts";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        if (code.Member is ConstructorDeclarationSyntax constructor
            && code.ModuleType is { } type
            && type.GetMembers().Select(Symbols.TypeOf).Any(part => Symbols.IsModule(part) || Symbols.IsParameter(part))
            && !code.ReachedCalls.Any(call => call.IsTorch("RegisterComponents", "register_module", "register_parameter")))
        {
            yield return new RuleHit(
                "TorchSharp finds a module's parameters only once the module has registered the fields that hold them. Until "
                + "then parameters() is empty, and training changes nothing. The last line of the constructor is the place.",
                $"{constructor.Identifier.Text}(…) with no RegisterComponents",
                constructor.Identifier.GetLocation().GetLineSpan());
        }
    }
}
