using Katas.Lesson06;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using LayerNorm = Katas.Lesson04.LayerNorm;

namespace Katas.Lesson07;

/// <summary>
/// The blocks that write, and the norm after them. Parameters are named as in PyTorch's <c>nn.TransformerDecoder</c>.
/// Given: the loop is that of lesson 06's language model.
/// </summary>
public sealed class DecoderStack : nn.Module<
    Tensor, Tensor, Tensor?, Tensor?, IReadOnlyList<KeyValueCache>?, (Tensor output, Tensor[] crossWeights)>
{
    private readonly ModuleList<DecoderBlock> layers;
    private readonly LayerNorm norm;

    /// <summary>Creates <c>layers.0</c>, <c>layers.1</c> … and <c>norm</c>.</summary>
    /// <param name="config">The transformer's sizes.</param>
    /// <exception cref="ArgumentException">A size is not above 0, or heads does not divide d_model.</exception>
    public DecoderStack(TransformerConfig config)
        : base(nameof(DecoderStack))
    {
        layers = nn.ModuleList([.. Enumerable.Range(0, config.DecoderLayers).Select(_ => new DecoderBlock(
            config.DModel, config.Heads, config.DFeedForward, config.Dropout, config.Norm, config.Activation))]);
        norm = new LayerNorm(config.DModel);
        RegisterComponents();
    }

    /// <summary>Sends the newest tokens through all blocks and normalises what comes out.</summary>
    /// <param name="target">The newest tokens of what is written, <c>[batch, new, d_model]</c>.</param>
    /// <param name="memory">What was read, <c>[batch, source, d_model]</c>.</param>
    /// <param name="targetMask">What is ruled out of the written text besides the future; null for nothing.</param>
    /// <param name="memoryMask">What is ruled out of the memory; null for nothing.</param>
    /// <param name="caches">One cache for each block, with the tokens before; null if there are none before.</param>
    /// <returns>
    /// The tokens, <c>[batch, new, d_model]</c>, and for each block the weights of its cross-attention,
    /// <c>[batch, heads, new, source]</c>.
    /// </returns>
    public override (Tensor output, Tensor[] crossWeights) forward(
        Tensor target,
        Tensor memory,
        Tensor? targetMask,
        Tensor? memoryMask,
        IReadOnlyList<KeyValueCache>? caches)
    {
        using var scope = NewDisposeScope();

        var crossWeights = new Tensor[layers.Count];
        for (int i = 0; i < layers.Count; i++)
        {
            (target, _, var looks) = layers[i].call(target, memory, targetMask, memoryMask, caches?[i]);
            crossWeights[i] = looks.MoveToOuterDisposeScope(); // [batch, heads, new, source]
        }

        return (norm.call(target).MoveToOuterDisposeScope(), crossWeights);
    }
}
