using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

/// <summary>
/// What some keys give to some queries: the finished mixture, and the one number a row by which it can be merged with
/// that of other keys.
/// </summary>
/// <param name="Output">The mixture of the values, <c>[..., query, d_v]</c>; 0 for a query that sees no key.</param>
/// <param name="LogSumExp">
/// The logarithm of the sum of e^score over the keys, <c>[..., query]</c>; -∞ for a query that sees no key.
/// </param>
public sealed record Partial(Tensor Output, Tensor LogSumExp) : IDisposable
{
    /// <summary>Moves both out of the dispose scope that they belong to.</summary>
    public Partial MoveToOuterDisposeScope() =>
        new(Output.MoveToOuterDisposeScope(), LogSumExp.MoveToOuterDisposeScope());

    /// <summary>Disposes both.</summary>
    public void Dispose()
    {
        Output.Dispose();
        LogSumExp.Dispose();
    }
}
