using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

/// <summary>All that linear attention keeps of a text, however long it is.</summary>
/// <param name="Sum">The sum of φ(key) · valueᵀ, <c>[..., d_k, d_v]</c>.</param>
/// <param name="Normaliser">The sum of φ(key), <c>[..., d_k]</c>.</param>
public sealed record LinearState(Tensor Sum, Tensor Normaliser) : IDisposable
{
    /// <summary>What is kept of no text at all.</summary>
    /// <param name="key">The keys to come, <c>[..., length, d_k]</c>.</param>
    /// <param name="dV">Features of a value.</param>
    public static LinearState Begin(Tensor key, long dV)
    {
        long[] rows = [.. key.shape[..^2], key.size(-1)];
        return new LinearState(zeros([.. rows, dV], key.dtype), zeros(rows, key.dtype));
    }

    /// <summary>Moves both out of the dispose scope that they belong to.</summary>
    public LinearState MoveToOuterDisposeScope() =>
        new(Sum.MoveToOuterDisposeScope(), Normaliser.MoveToOuterDisposeScope());

    /// <summary>Disposes both.</summary>
    public void Dispose()
    {
        Sum.Dispose();
        Normaliser.Dispose();
    }
}
