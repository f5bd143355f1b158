namespace Katas.Lesson05;

/// <summary>What a part of a model costs.</summary>
/// <param name="Parameters">How many numbers are learned.</param>
/// <param name="Flops">How many multiplications and additions one forward pass does in its matrix products.</param>
public readonly record struct Cost(long Parameters, long Flops)
{
    /// <summary>The costs of two parts together.</summary>
    public static Cost operator +(Cost left, Cost right) =>
        new(left.Parameters + right.Parameters, left.Flops + right.Flops);
}
