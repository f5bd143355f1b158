using static TorchSharp.torch;

namespace Katas.Lesson13;

/// <summary>
/// Where layers of experts write down their routers' logits while a model runs, for the losses that are computed of
/// them afterwards. What is written outlives the model's dispose scopes, with its gradient, until the notes are
/// cleared.
/// </summary>
public sealed class RouterNotes : IDisposable
{
    private readonly List<Tensor> _logits = [];

    /// <summary>The logits of each layer that ran, in order, each <c>[tokens, experts]</c>.</summary>
    public IReadOnlyList<Tensor> Logits => _logits;

    /// <summary>Writes down a layer's logits.</summary>
    /// <param name="logits">The logits, <c>[tokens, experts]</c>; they stay the caller's.</param>
    public void Add(Tensor logits) => _logits.Add(logits.alias().DetachFromDisposeScope());

    /// <summary>All layers' logits, one below the other, <c>[layers · tokens, experts]</c>.</summary>
    public Tensor Pooled() => cat([.. _logits]);

    /// <summary>Disposes what was written down.</summary>
    public void Clear()
    {
        _logits.ForEach(logits => logits.Dispose());
        _logits.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();
}
