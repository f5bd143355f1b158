using Katas.Lesson02;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson04.Demos;

/// <summary>Letters and places to vectors, two causal pre-norm blocks, a norm, and a guess at the next letter.</summary>
internal sealed class TinyModel : nn.Module<Tensor, (Tensor logits, Tensor[] weights)>
{
    public const int Layers = 2;
    public const int Heads = 2;

    private const long Width = 32;
    private const int Length = 2 * RepeatTask.WordLength;

    private readonly Parameter letters; // [letter, d_model]
    private readonly Parameter places; // [place, d_model]
    private readonly ModuleList<EncoderBlock> blocks;
    private readonly Linear guess;

    public TinyModel(Generator generator)
        : base(nameof(TinyModel))
    {
        letters = new Parameter(empty(RepeatTask.Letters, Width));
        places = new Parameter(empty(Length, Width));
        blocks = nn.ModuleList([.. Enumerable.Range(0, Layers).Select(_ => new EncoderBlock(
            Width, Heads, 2 * Width, dropout: 0, NormPlacement.Pre, Activation.GELU))]);
        guess = nn.Linear(Width, RepeatTask.Letters);
        RegisterComponents();
        Numbers.Fresh(this, generator);
        using var noGradient = no_grad();
        letters.copy_(randn(letters.shape, generator: generator));
        places.copy_(randn(places.shape, generator: generator));
    }

    /// <summary>Letters <c>[batch, length]</c> to logits <c>[batch, length, letter]</c> and each layer's weights.</summary>
    public override (Tensor logits, Tensor[] weights) forward(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        long length = tokens.size(1);
        var state = letters[tokens] + places[..(int)length]; // [batch, length] → [batch, length, d_model]
        var mask = Masks.Causal(length); // [length, length]
        var all = new List<Tensor>();
        foreach (var block in blocks)
        {
            (state, var weights) = block.call(state, mask); // [batch, length, d_model], [batch, heads, length, length]
            all.Add(weights.MoveToOuterDisposeScope());
        }

        var logits = guess.call(LayerNorm.Normalize(state, 1e-5)); // [batch, length, letter]
        return (logits.MoveToOuterDisposeScope(), [.. all]);
    }
}
