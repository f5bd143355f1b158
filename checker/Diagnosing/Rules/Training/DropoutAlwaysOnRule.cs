using Katas.Checker.Reading;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Diagnosing.Rules.Training;

/// <summary>Dropout that does not ask whether the module is training: evaluation loses features, too.</summary>
internal sealed class DropoutAlwaysOnRule : IRule
{
    public string Id => "dropout-always-on";

    public string Title => "Dropout is on in evaluation, too";

    public Certainty Certainty => Certainty.Sure;

    public IEnumerable<RuleHit> Examine(TaskCode code)
    {
        foreach (var call in code.Calls.Where(call => call.Has(TrainingFlag.Name)))
        {
            bool isTorch = call.IsTorch("dropout", "dropout1d", "dropout2d", "feature_alpha_dropout");
            var flag = call.Argument(TrainingFlag.Name);
            if (!isTorch && !(call.IsBook() && flag is not null))
            {
                continue;
            }

            if ((flag is null || Values.IsTrue(flag)) && !TrainingFlag.IsAsked(code, call.Syntax))
            {
                yield return RuleHit.At(
                    call.Operation,
                    "Here something is dropped whether the module is training or not"
                    + (flag is null ? ": left out, the training argument is true. " : ". ")
                    + "In evaluation all features count. The module knows which of the two it is, and dropout has to be told.",
                    flag is null ? "and training is left at its default, true" : null);
            }
        }

        if (code.Symbol is IMethodSymbol { MethodKind: not MethodKind.Constructor })
        {
            foreach (var call in code.Torch("Dropout", "Dropout1d", "Dropout2d").Where(call => Symbols.IsModule(call.Operation.Type) && !IsTold(code)))
            {
                yield return RuleHit.At(
                    call.Operation,
                    "A module that is made here is new, and new modules are training: it knows nothing of train() and eval() on the module "
                    + "around it. A dropout module belongs in a field, or the function form is told whether to drop.",
                    "and it is made anew in each call");
            }
        }
    }

    private static bool IsTold(TaskCode code) => code.Torch("train", "eval").Any();
}
