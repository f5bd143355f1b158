using Katas.Testkit;
using static TorchSharp.torch;

namespace Katas.Checker.Verdicts;

/// <summary>A tensor's type, shape and values; or a text.</summary>
internal sealed record ProbePart(string Kind, long[] Shape, double[] Values)
{
    /// <summary>The type name of a number, which is not a tensor.</summary>
    public const string Number = "number";

    public static ProbePart Of(TensorValues values) => new(values.Type.ToString(), values.Shape, values.Values);

    /// <summary>The tensor; null if it is something else.</summary>
    public TensorValues? Tensor() =>
        Enum.TryParse<ScalarType>(Kind, out var type) && Values.Length == Shape.Aggregate(1L, (size, next) => size * next)
            ? new TensorValues(Shape, type, Values)
            : null;
}
