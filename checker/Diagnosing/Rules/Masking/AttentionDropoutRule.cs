using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Masking;

/// <summary>scaled_dot_product_attention with a dropout probability that does not ask whether the module is training.</summary>
internal sealed class AttentionDropoutRule : IRule
{
    public string Id => "attention-dropout";

    public string Title => "Torch's attention drops weights in evaluation, too";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code) =>
        from call in code.Torch("scaled_dot_product_attention")
        let probability = call.Argument("p")
        where probability is not null && Values.Number(probability) is not 0
        where !code.Flow.Behind(probability, tensorsOnly: false).Any(step => TaskCode.NameOf(step) == TrainingFlag.Name)
            && !code.Flow.Sources(probability).Append(call.Operation).Any(step => TrainingFlag.IsAsked(code, step.Syntax))
        select RuleHit.At(
            call.Operation,
            "This function drops whatever probability it is given: it does not know whether a module is training. In evaluation the "
            + "probability has to be 0.");
}
