using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

/// <summary>
/// Tiled attention as a step that torch can differentiate: it is told how to go forward, what to keep, and how to come
/// back. Call <c>TiledFunction.apply(query, key, value, options)</c>, never the two methods. An exception on the way
/// back would have to pass through native code, and ends the process: try <see cref="TiledAttention.Backward"/> by
/// itself.
/// </summary>
public sealed class TiledFunction : autograd.MultiTensorFunction<TiledFunction>
{
    private const string Options = "options";

    /// <inheritdoc/>
    public override string Name => nameof(TiledFunction);

    /// <summary>
    /// The way there. Kept are the three inputs, the output and its logsumexp, and no weight. The logsumexp is for
    /// merging, and has no gradient.
    /// </summary>
    /// <param name="ctx">What is kept for the way back.</param>
    /// <param name="vars">Queries, keys and values, and the <see cref="TileOptions"/>.</param>
    /// <returns>The output, <c>[..., query, d_v]</c>, and its logsumexp, <c>[..., query]</c>.</returns>
    public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (query, key, value, options) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2], (TileOptions)vars[3]);
        var (output, logSumExp) = TiledAttention.Forward(query, key, value, options);
        ctx.save_for_backward([query, key, value, output, logSumExp]);
        ctx.save_data(Options, options);
        ctx.mark_non_differentiable([logSumExp]);
        ctx.set_materialize_grads(false); // of what has no gradient, none is made up
        return [output, logSumExp];
    }

    /// <summary>One gradient for each argument of <see cref="forward"/>; null for the options.</summary>
    /// <param name="ctx">What was kept.</param>
    /// <param name="grad_outputs">The gradients with respect to the output and its logsumexp.</param>
    public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
    {
        using var scope = NewDisposeScope();

        var kept = ctx.get_saved_variables();
        var (query, key, value) = TiledAttention.Backward(
            kept[0],
            kept[1],
            kept[2],
            new Partial(kept[3], kept[4]),
            grad_outputs[0],
            (TileOptions)ctx.get_data(Options));
        return [query.MoveToOuterDisposeScope(), key.MoveToOuterDisposeScope(), value.MoveToOuterDisposeScope(), null!];
    }
}
