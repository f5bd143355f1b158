using Katas.Checker.Reading;
using Katas.Toolkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Diagnosing.Rules.Loss;

/// <summary>A language model's loss against the very tokens that it was given.</summary>
internal sealed class LabelsNotShiftedRule : IRule
{
    public string Id => "labels-not-shifted";

    public string Title => "Each token is asked to guess itself";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) => code.Reference is not { } reference || !Shifts(reference) || Shifts(code)
        ? []
        : from loss in Losses.CrossEntropies(code)
          let given = Arguments(code, loss.Logits).Intersect(Arguments(code, loss.Labels)).FirstOrDefault()
          where given is not null
          select RuleHit.At(
              loss.Call.Operation,
              "A language model learns to say what comes next. Where input and label are the same token, copying is all that it takes, and "
              + "the loss falls to nothing while the model learns nothing. The labels are the inputs, one place further on.",
              $"and both sides come from {given}, unshifted");

    private static bool Shifts(TaskCode code) => code.Reach.SelectMany(body => body.Root.DescendantsAndSelf()).Any(operation => operation switch
    {
        IInvocationOperation call => new Call(call) is var known
            && (known.Does("narrow", "roll", "slice", "index_select", "split") || known.Computes(Concept.Shift)),
        IPropertyReferenceOperation { Property.IsIndexer: true } index => Symbols.IsTensor(index.Instance?.Type),
        IRangeOperation => true,
        _ => false,
    });

    private static IEnumerable<string> Arguments(TaskCode code, IOperation value) => code.Flow.Behind(value)
        .OfType<IParameterReferenceOperation>().Where(parameter => Symbols.IsTensor(parameter.Type)).Select(parameter => parameter.Parameter.Name);
}
