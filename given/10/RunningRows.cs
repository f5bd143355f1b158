using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

/// <summary>What is known of some queries while their keys come in, tile after tile.</summary>
/// <param name="Largest">The largest score so far, <c>[..., query, 1]</c>; -∞ as long as there is none.</param>
/// <param name="Sum">The sum of e^(score - largest), <c>[..., query, 1]</c>.</param>
/// <param name="Mixture">
/// The sum of e^(score - largest) · value, <c>[..., query, d_v]</c>; divided by the sum, it will be the output.
/// </param>
public sealed record RunningRows(Tensor Largest, Tensor Sum, Tensor Mixture) : IDisposable
{
    /// <summary>Queries that have seen no key yet.</summary>
    /// <param name="query">The queries, <c>[..., query, d_k]</c>.</param>
    /// <param name="dV">Features of a value.</param>
    public static RunningRows Begin(Tensor query, long dV)
    {
        long[] rows = query.shape[..^1];
        return new RunningRows(
            full([.. rows, 1], double.NegativeInfinity, query.dtype),
            zeros([.. rows, 1], query.dtype),
            zeros([.. rows, dV], query.dtype));
    }

    /// <summary>Moves all three out of the dispose scope that they belong to.</summary>
    public RunningRows MoveToOuterDisposeScope() => new(
        Largest.MoveToOuterDisposeScope(), Sum.MoveToOuterDisposeScope(), Mixture.MoveToOuterDisposeScope());

    /// <summary>Disposes all three.</summary>
    public void Dispose()
    {
        Largest.Dispose();
        Sum.Dispose();
        Mixture.Dispose();
    }
}
