using Katas.Lesson02;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson04.Demos;

/// <summary>Letters and positions as vectors, a stack of causal blocks, and a guess at each next letter.</summary>
internal sealed class TinyModel : nn.Module<Tensor, TinyModel.Trace>
{
    public const int Heads = 2;

    private const long Width = 32;

    private readonly NormPlacement _norm;
    private readonly Parameter letters; // [letter, d_model]
    private readonly Parameter places; // [place, d_model]
    private readonly ModuleList<EncoderBlock> blocks;
    private readonly Linear guess;

    public TinyModel(int layers, NormPlacement norm, ulong seed)
        : base(nameof(TinyModel))
    {
        using var generator = new Generator(seed);
        _norm = norm;
        letters = new Parameter(randn(RepeatTask.Letters, Width, generator: generator));
        places = new Parameter(randn(RepeatTask.LongestText, Width, generator: generator));
        blocks = nn.ModuleList([.. Enumerable.Range(0, layers).Select(_ => Numbers.Fresh(
            new EncoderBlock(Width, Heads, 2 * Width, dropout: 0, norm, Activation.GELU), generator))]);
        guess = Numbers.Fresh(nn.Linear(Width, RepeatTask.Letters), generator);
        RegisterComponents();
    }

    /// <summary>Reads letters, <c>[batch, length]</c>.</summary>
    public override Trace forward(Tensor tokens)
    {
        int length = (int)tokens.size(1);
        var mask = Masks.Causal(length); // [length, length]
        List<Tensor> states = [letters[tokens] + places[..length]]; // [batch, length] → [batch, length, d_model]
        List<Tensor> weights = [];
        foreach (var block in blocks)
        {
            var (output, attention) = block.call(states[^1], mask);
            states.Add(output); // [batch, length, d_model]
            weights.Add(attention); // [batch, heads, length, length]
        }

        // A pre-norm stack leaves its sums as they are, so it needs a norm at the end.
        var last = _norm == NormPlacement.Pre ? LayerNorm.Normalize(states[^1], 1e-5) : states[^1];
        return new Trace(guess.call(last), states, weights); // [batch, length, d_model] → [batch, length, letter]
    }

    /// <summary>The results along the way.</summary>
    /// <param name="Logits">The guesses, <c>[batch, length, letter]</c>.</param>
    /// <param name="States">The tokens before each block and after the last, <c>[batch, length, d_model]</c>.</param>
    /// <param name="Weights">Each block's attention, <c>[batch, heads, length, length]</c>.</param>
    internal sealed record Trace(Tensor Logits, IReadOnlyList<Tensor> States, IReadOnlyList<Tensor> Weights);
}
