using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Modules;

/// <summary>RegisterComponents() before a field is filled: what is not there yet is not registered.</summary>
internal sealed class RegisterBeforeFieldsRule : IRule
{
    public string Id => "register-before-fields";

    public string Title => "The parts are registered before they are made";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Torch("RegisterComponents")
        where !code.Torch("RegisterComponents").Any(later => later.Syntax.SpanStart > call.Syntax.SpanStart)
        let late = code.All<IAssignmentOperation>().FirstOrDefault(assignment =>
            assignment.Syntax.SpanStart > call.Syntax.SpanStart && Values.Items(assignment.Target).Any(IsPart))
        where late is not null
        select RuleHit.At(
            call.Syntax,
            "RegisterComponents looks at the fields as they are at that moment. A field that is filled afterwards stays unknown "
            + "to parameters() and state_dict().",
            $"and line {late.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1} fills a field after it");

    private static bool IsPart(IOperation target) =>
        target is IFieldReferenceOperation field && (Symbols.IsModule(field.Type) || Symbols.IsParameter(field.Type));
}
