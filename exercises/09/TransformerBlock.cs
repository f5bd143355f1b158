using Katas.Lesson04;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

/// <summary>
/// One block for all models: attention, by which tokens exchange what they know, and an MLP, which works on each. The
/// configuration says where the norms stand, and whether the halves work one after the other or side by side.
/// </summary>
public sealed class TransformerBlock : nn.Module<Tensor, BlockContext, (Tensor output, KeyValues past)>
{
    private readonly ModelConfig _config;
    private readonly GroupedAttention attention;
    private readonly nn.Module<Tensor, Tensor> norm1;
    private readonly nn.Module<Tensor, Tensor>? norm2;
    private nn.Module<Tensor, Tensor>? mlp; // may be replaced by any module that makes tokens of tokens

    /// <summary>Creates the parts; <c>norm1</c> is attention's, <c>norm2</c> the MLP's.</summary>
    /// <param name="config">The model's configuration.</param>
    /// <exception cref="ArgumentException">It is not one that a model can be built from.</exception>
    public TransformerBlock(ModelConfig config)
        : base(nameof(TransformerBlock))
    {
        Guard.Config(config);

        _config = config;
        attention = new GroupedAttention(config);
        mlp = Parts.Mlp(config);
        norm1 = Parts.Norm(config);
        norm2 = mlp is null || config.Sublayers == Sublayers.ParallelOneNorm ? null : Parts.Norm(config);
        RegisterComponents();
    }

    /// <summary>
    /// Lets the tokens exchange what they know, works on each, and adds both to them. Side by side, both halves read
    /// the same tokens, and one sum takes both: Wang and Komatsuzaki 2021, "GPT-J-6B".
    /// </summary>
    /// <param name="input">The newest tokens, <c>[batch, new, width]</c>.</param>
    /// <param name="context">Angles, mask, the past of this block, and a tap, which is asked at <c>in</c>,
    /// <c>attention</c>, <c>mid</c> (one after the other only), <c>mlp</c> and <c>out</c>.</param>
    /// <returns>The tokens, <c>[batch, new, width]</c>, and what the block keeps of them and of those before.</returns>
    /// <exception cref="ArgumentException">The input is not a batch of sequences of the model's width.</exception>
    [KataTask("09.13")]
    public override (Tensor output, KeyValues past) forward(Tensor input, BlockContext context)
    {
        Guard.Layout(input, "[batch, new, width]");
        Guard.Size(input, -1, _config.Width, "the model's width");

        throw new NotImplementedException("Task 09.13: one block for all models");
    }

    /// <summary>What a half is given: the tokens, which a pre-norm block normalises.</summary>
    private Tensor Before(nn.Module<Tensor, Tensor>? norm, Tensor tokens) =>
        norm is not null && _config.NormPlacement == NormPlacement.Pre ? norm.call(tokens) : tokens;

    /// <summary>What a half hands on: its sum with the tokens, which a post-norm block normalises.</summary>
    private Tensor After(nn.Module<Tensor, Tensor>? norm, Tensor sum) =>
        norm is not null && _config.NormPlacement == NormPlacement.Post ? norm.call(sum) : sum;

    /// <summary>What the MLP adds; nothing, if there is none.</summary>
    private Tensor Think(Tensor tokens) => mlp is null ? zeros_like(tokens) : mlp.call(tokens);
}
