using Katas.Lesson04;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using LayerNorm = Katas.Lesson04.LayerNorm;

namespace Katas.Lesson07;

/// <summary>
/// The blocks that read, and the norm after them. Parameters are named as in PyTorch's <c>nn.TransformerEncoder</c>.
/// Given: lesson 05 built the same.
/// </summary>
public sealed class EncoderStack : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly ModuleList<EncoderBlock> layers;
    private readonly LayerNorm norm;

    /// <summary>Creates <c>layers.0</c>, <c>layers.1</c> … and <c>norm</c>.</summary>
    /// <param name="config">The transformer's sizes.</param>
    /// <exception cref="ArgumentException">A size is not above 0, or heads does not divide d_model.</exception>
    public EncoderStack(TransformerConfig config)
        : base(nameof(EncoderStack))
    {
        layers = nn.ModuleList([.. Enumerable.Range(0, config.EncoderLayers).Select(_ => new EncoderBlock(
            config.DModel, config.Heads, config.DFeedForward, config.Dropout, config.Norm, config.Activation))]);
        norm = new LayerNorm(config.DModel);
        RegisterComponents();
    }

    /// <summary>Sends tokens through all blocks and normalises what comes out.</summary>
    /// <param name="tokens">The tokens, <c>[batch, source, d_model]</c>.</param>
    /// <param name="mask">What is ruled out, of any shape that lesson 02's masks have; null for nothing.</param>
    /// <returns>The memory, <c>[batch, source, d_model]</c>.</returns>
    public override Tensor forward(Tensor tokens, Tensor? mask)
    {
        using var scope = NewDisposeScope();

        foreach (var layer in layers)
        {
            (tokens, _) = layer.call(tokens, mask); // [batch, source, d_model]
        }

        return norm.call(tokens).MoveToOuterDisposeScope();
    }
}
