using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson14;

/// <summary>
/// Puts what one run has computed into another, to see which part of it carries the difference between the two. Meng et
/// al. 2022, "Locating and Editing Factual Associations in GPT", section 2.
/// </summary>
public static class Patching
{
    /// <summary>
    /// A tap that puts values of another run in the place of those that pass a point, for some positions or some heads
    /// only. Everything else passes as it is, and nothing is changed in place.
    /// </summary>
    /// <param name="source">The run that the values come from, of which the point was kept.</param>
    /// <param name="point">The point, for example <c>blocks.0.in</c> or <c>blocks.0.z</c>.</param>
    /// <param name="dimension">
    /// The dimension that is chosen from: of the stream <c>[batch, position, width]</c> 1 for positions; of heads
    /// <c>[batch, head, position, …]</c> 1 for heads, 2 for positions.
    /// </param>
    /// <param name="indices">Which ones.</param>
    /// <returns>The tap.</returns>
    /// <exception cref="ArgumentException">The point was not kept, or there is no such index.</exception>
    [KataTask("14.11")]
    public static Func<string, Tensor, Tensor> From(
        Recording source, string point, int dimension, params long[] indices)
    {
        Guard.There(source);
        Guard.Indices(indices, source[point].size(dimension));

        return (name, value) =>
        {
            if (name != point)
            {
                return value;
            }

            var chosen = tensor(indices, ScalarType.Int64); // [chosen]
            return value.index_copy(dimension, chosen, source[point].index_select(dimension, chosen));
        };
    }

    /// <summary>
    /// Patches one block after the other, and in each one index after the other, and says how much of the difference
    /// between the two runs comes back: 0 if nothing changes, 1 if the patched run measures what the source did. Both
    /// less than 0 and more than 1 do happen.
    /// </summary>
    /// <param name="source">The run that the values come from.</param>
    /// <param name="into">
    /// The run that they are put into; it is run again for each, under its own tap, if it has one.
    /// </param>
    /// <param name="point">The point within a block, for example <c>in</c> or <c>z</c>.</param>
    /// <param name="dimension">The dimension whose indices are patched one by one.</param>
    /// <param name="metric">What is measured of the logits, <c>[batch, position, vocabulary]</c>.</param>
    /// <returns>The share that comes back, <c>[layer, index]</c>, Float64.</returns>
    /// <exception cref="ArgumentException">The point was not kept.</exception>
    [KataTask("14.12")]
    public static Tensor Sweep(
        Recording source, Recording into, string point, int dimension, Func<Tensor, double> metric)
    {
        Guard.There(source);
        Guard.There(into);
        Guard.There(metric);

        long layers = into.Model.Config.Layers;
        var (from, to) = (metric(into.Logits), metric(source.Logits));
        var shares = zeros(layers, source.At(0, point).size(dimension), ScalarType.Float64); // [layer, index]
        for (int layer = 0; layer < layers; layer++)
        {
            for (int index = 0; index < shares.size(1); index++)
            {
                using var scope = NewDisposeScope();
                var patch = Taps.Then(into.Input.Tap, From(source, $"blocks.{layer}.{point}", dimension, index));
                var logits = into.Model.call(into.Input with { Tap = patch }).Logits!; // [batch, position, vocabulary]
                shares[layer, index] = (metric(logits) - from) / (to - from);
            }
        }

        return shares;
    }
}
