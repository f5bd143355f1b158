namespace Katas.Lesson05;

/// <summary>What a part of a model costs.</summary>
/// <param name="Parameters">The number of learned parameters.</param>
/// <param name="Flops">The number of multiplications and additions in the matrix products of one forward pass.</param>
public readonly record struct Cost(long Parameters, long Flops)
{
    /// <summary>The costs of two parts together.</summary>
    public static Cost operator +(Cost left, Cost right) =>
        new(left.Parameters + right.Parameters, left.Flops + right.Flops);
}
