using System.Text.RegularExpressions;
using Katas.Toolkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Katas.Checker.Reading;

/// <summary>Finds where scores are scaled back to a standard deviation of 1.</summary>
internal static partial class Scales
{
    private static readonly string[] Words = ["sqrt", "rsqrt", "pow", "scale", "scaled", "scales", "scaling"];

    /// <summary>Whether a root is taken, or somebody is asked to scale, in the member or in what it calls.</summary>
    public static bool IsScaled(TaskCode code) => code.Reach
        .SelectMany(body => body.Root.DescendantsAndSelf())
        .Select(operation => operation is IInvocationOperation call ? call.TargetMethod.Name : TaskCode.NameOf(operation))
        .Any(name => name is not null && WordsOf(name).Any(word => Words.Contains(word, StringComparer.OrdinalIgnoreCase)));

    /// <summary>The words of a name: <c>RescaleBoth</c> has two, and none of them is "scale".</summary>
    private static IEnumerable<string> WordsOf(string name) => Word().Matches(name).Select(match => match.Value);

    /// <summary>Whether something is divided by the root of a number, as scores are, or somebody is asked to scale them.</summary>
    public static bool ScalesScores(TaskCode code) =>
        code.ReachedCalls.Any(call => call.Computes(Concept.Scale) || call.Computes(Concept.Attention))
        || code.Operations.Select(Values.Arithmetic).Any(pair =>
            pair is var (_, _, divisor) && IsRoot(code, divisor) && !Symbols.IsTensor(Values.Plain(divisor).Type));

    /// <summary>The numbers whose root the scores are divided by, or that a scaling method is told.</summary>
    public static IEnumerable<IOperation> Numbers(TaskCode code) =>
        from call in code.Calls
        let isRoot = call.Name is "Sqrt" or "Pow" && call.Operation.TargetMethod.ContainingType.Name is "Math" or "MathF"
        where isRoot || call.Computes(Concept.Scale)
        let number = isRoot ? call.Operation.Arguments[0].Value : call.Argument("dK", "size", "features")
        where number is not null
        select number;

    /// <summary>Whether an operation multiplies queries by keys, or attends with them.</summary>
    public static bool IsProduct(Call call) => call.IsTorch("matmul", "bmm", "mm", "einsum", "baddbmm") || call.Computes(Concept.Scores);

    /// <summary>Whether a value is, or comes from, dot products.</summary>
    public static bool IsScores(TaskCode code, IOperation value) => code.Flow.Behind(value).Any(source =>
        (source is IInvocationOperation call && IsProduct(new Call(call)))
        || (source is IParameterReferenceOperation { Parameter.Name: { } name } && name.Contains("scores", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether a value is a square root, itself.</summary>
    public static bool IsRoot(TaskCode code, IOperation value) => code.Flow.Sources(value).Any(
        source => source is IInvocationOperation { TargetMethod: { Name: "Sqrt" or "sqrt" } });

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Word();
}
