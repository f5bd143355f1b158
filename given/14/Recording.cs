using Katas.Lesson09;
using static TorchSharp.torch;

namespace Katas.Lesson14;

/// <summary>A run of a model, and what was seen of it on the way.</summary>
/// <param name="Model">The model that ran.</param>
/// <param name="Input">What it was given.</param>
/// <param name="Output">What it gave back.</param>
/// <param name="Values">What passed each point of the tap that was kept, by the point's name.</param>
public sealed record Recording(
    TransformerModel Model, ModelInput Input, ModelOutput Output, IReadOnlyDictionary<string, Tensor> Values)
{
    /// <summary>The logits, <c>[batch, position, vocabulary]</c>.</summary>
    public Tensor Logits => Output.Logits
        ?? throw new InvalidOperationException("The model has no head, so there are no logits.");

    /// <summary>The stream behind the last block, before the final norm, <c>[batch, position, width]</c>.</summary>
    public Tensor Stream => At(Model.Config.Layers - 1, "out");

    /// <summary>What passed a point, for example <c>blocks.0.pattern</c>.</summary>
    /// <param name="point">The point's name, as <see cref="Tap"/> lists them.</param>
    /// <exception cref="ArgumentException">Nothing was kept of it.</exception>
    public Tensor this[string point] => Values.TryGetValue(point, out var value)
        ? value
        : throw new ArgumentException($"Nothing was kept of {point}; there is {Known}.", nameof(point));

    /// <summary>What passed a point of one block.</summary>
    /// <param name="layer">The block's number.</param>
    /// <param name="point">The point's name within it, for example <c>pattern</c>.</param>
    /// <exception cref="ArgumentException">Nothing was kept of it.</exception>
    public Tensor At(long layer, string point) => this[$"blocks.{layer}.{point}"];

    /// <summary>Moves all of it out of the dispose scope that it belongs to.</summary>
    public Recording MoveToOuterDisposeScope()
    {
        Output.Logits?.MoveToOuterDisposeScope();
        Output.Past.MoveToOuterDisposeScope();
        foreach (var value in Output.Hidden.Concat(Values.Values))
        {
            value.MoveToOuterDisposeScope();
        }

        return this;
    }

    private string Known => Values.Count == 0 ? "nothing at all" : string.Join(", ", Values.Keys);
}
