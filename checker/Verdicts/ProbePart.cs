using Katas.Testkit;
using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Checker.Verdicts;

/// <summary>A tensor's type, shape and values; or a text.</summary>
internal sealed record ProbePart(string Kind, long[] Shape, double[] Values)
{
    /// <summary>The name of the stage that it is the result of; null if it is not a stage.</summary>
    public string? Stage { get; init; }

    /// <summary>What each dimension of a stage should be, with labels where there are some.</summary>
    public IReadOnlyList<StageAxis> Axes { get; init; } = [];

    /// <summary>How a view's stage is to be drawn; null for other parts.</summary>
    public StageLook? Look { get; init; }

    /// <summary>The type name of a number, which is not a tensor.</summary>
    public const string Number = "number";

    public static ProbePart From(TensorValues values) => new(values.Type.ToString(), values.Shape, values.Values);

    /// <summary>The tensor; null if it is something else.</summary>
    public TensorValues? Tensor() =>
        Enum.TryParse<ScalarType>(Kind, out var type) && Values.Length == Shape.Aggregate(1L, (size, next) => size * next)
            ? new TensorValues(Shape, type, Values)
            : null;
}
