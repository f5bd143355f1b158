using Katas.Lesson09;
using static TorchSharp.torch;

namespace Katas.Lesson14;

/// <summary>The maps of a block's attention, divided among its heads. Nothing of it has a gradient.</summary>
/// <param name="Query">From the stream to each head's query, <c>[heads, head size, width]</c>.</param>
/// <param name="Key">From the stream to each key head's key, <c>[key heads, head size, width]</c>.</param>
/// <param name="Value">From the stream to each key head's value, <c>[key heads, head size, width]</c>.</param>
/// <param name="Output">From what each head has gathered to the stream, <c>[heads, width, head size]</c>.</param>
/// <param name="OutputBias">What is added to the stream whatever the heads do, <c>[width]</c>; null for none.</param>
public sealed record HeadWeights(Tensor Query, Tensor Key, Tensor Value, Tensor Output, Tensor? OutputBias)
{
    /// <summary>Reads them from a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="layer">The number of the block.</param>
    /// <exception cref="ArgumentException">A map has been replaced by a module without a weight.</exception>
    public static HeadWeights Of(TransformerModel model, long layer)
    {
        var config = model.Config;
        string attention = $"blocks.{layer}.attention";
        Tensor Rows(string map, long heads) =>
            Readout.Required(model, $"{attention}.{map}.weight").unflatten(0, [heads, config.HeadSize]);

        return new HeadWeights(
            Rows("query", config.Heads),
            Rows("key", config.KeyHeads),
            Rows("value", config.KeyHeads),
            Readout.Required(model, $"{attention}.output.weight")
                .unflatten(1, [config.Heads, config.HeadSize]) // [width, heads · head size] → [width, heads, head size]
                .transpose(-3, -2), // → [heads, width, head size]
            Readout.Parameter(model, $"{attention}.output.bias"));
    }
}
