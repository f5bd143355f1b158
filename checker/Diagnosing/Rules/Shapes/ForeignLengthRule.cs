using Katas.Checker.Reading;

namespace Katas.Checker.Diagnosing.Rules.Shapes;

/// <summary>A tensor reshaped with the length of another one: keys and values with the number of queries.</summary>
internal sealed class ForeignLengthRule : IRule
{
    public string Id => "foreign-length";

    public string Title => "A tensor is reshaped with another one's length";

    public Certainty Certainty => Certainty.Likely;

    public IEnumerable<RuleHit> Examine(TaskCode code) => Known(code).Concat(Named(code));

    private static IEnumerable<RuleHit> Known(TaskCode code) =>
        from call in code.Torch("view", "reshape", "expand")
        where call.Input is not null
        from source in code.Flow.Sources(call.Input!)
        let layout = code.Layouts.Find(source)
        where layout is not null
        let foreign = call.Items("shape", "sizes").Select(code.Layouts.SizeOf).OfType<string>().FirstOrDefault(name =>
            !layout.Names.Contains(name)
            && code.Layouts.Given.Values.Any(given => given.Names.Contains(name) && layout.Names.Intersect(given.Names).Any()))
        where foreign is not null
        select Hit(call, $"and it reshapes {layout} with the size of '{foreign}'");

    /// <summary>Where the dimensions are lost from sight: what is called keys or values, with the number of queries.</summary>
    private static IEnumerable<RuleHit> Named(TaskCode code) =>
        from call in code.Torch("view", "reshape", "unflatten")
        where call.Input is not null && code.Layouts.Find(call.Input) is null
        where TaskCode.NameOf(Values.Plain(call.Input!)) is "k" or "v" or "key" or "value" or "keys" or "values" or "memory"
        where call.Items("shape", "sizes").Any(size => code.Layouts.SizeOf(size) == "query")
            && code.Layouts.Given.Values.Any(given => given.Names.Contains("key"))
        select Hit(call, "and one of its sizes is the number of queries");

    private static RuleHit Hit(Call call, string reason) => RuleHit.At(
        call.Operation,
        "In self-attention all lengths are the same, and nobody notices. In cross-attention there are as many keys as the other "
        + "text is long. Each tensor's length is its own.",
        reason);
}
