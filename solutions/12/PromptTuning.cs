using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson12;

/// <summary>
/// A frozen model that reads a few learned vectors before each text. Lester et al. 2021, "The Power of Scale for
/// Parameter-Efficient Prompt Tuning", section 2.
/// </summary>
public sealed class PromptTuning : nn.Module<ModelInput, ModelOutput>
{
    private readonly TransformerModel model;
    private readonly Parameter prompt; // [count, width]

    /// <summary>Freezes the model, and makes a prompt.</summary>
    /// <param name="model">The model.</param>
    /// <param name="start">The vectors that the prompt begins as, <c>[count, width]</c>.</param>
    /// <exception cref="ArgumentException">The vectors are not the model's.</exception>
    public PromptTuning(TransformerModel model, Tensor start)
        : base(nameof(PromptTuning))
    {
        Guard.Layout(start, "[count, width]");
        Guard.Size(start, -1, model.Config.Width, "the model's width");

        this.model = model;
        Freezing.TrainOnly(model, _ => false);
        prompt = new Parameter(start.detach().clone());
        RegisterComponents();
    }

    /// <summary>The number of vectors.</summary>
    public long Count => prompt.size(0);

    /// <summary>The vectors of real tokens: a better start than random ones.</summary>
    /// <param name="model">The model.</param>
    /// <param name="ids">Tokens, of any shape.</param>
    /// <returns>Their vectors, <c>[..., width]</c>.</returns>
    public static Tensor VectorsOf(TransformerModel model, Tensor ids) =>
        ((Embedding)Parts.Find(model, "tokens")).call(ids);

    /// <summary>Reads the prompt and the text.</summary>
    /// <param name="input">The text, and whatever else there is to say about it.</param>
    /// <returns>What the model gives, with rows for the prompt in front, unless there is a past.</returns>
    public override ModelOutput forward(ModelInput input) => model.call(InFront(input));

    /// <summary>
    /// The input with the prompt in front of it. The mask gets room for the prompt; positions that the caller says are
    /// those in the text, so they move behind the prompt's, which count from 0; the prompt's segment is 0. Where there
    /// is a past, the model has read the prompt already: nothing is put in front, but mask and positions still move.
    /// </summary>
    /// <param name="input">The text, and whatever else there is to say about it.</param>
    /// <returns>The same, as the model is to read it, with vectors for <c>[batch, count + new]</c> tokens.</returns>
    /// <exception cref="ArgumentException">The mask is not one of tokens.</exception>
    [KataTask("12.7")]
    public ModelInput InFront(ModelInput input)
    {
        Guard.PaddingMask(input.Mask);

        var positions = input.Positions?.add(Count); // those of the text, which move; none said is none to move
        var moved = input with { Mask = VirtualTokens.Mask(input.Mask, Count), Positions = positions };
        if (input.Past is not null)
        {
            return moved;
        }

        var vectors = input.Vectors ?? VectorsOf(model, input.Ids!); // [batch, new] → [batch, new, width]
        long batch = vectors.size(0);
        return moved with
        {
            Ids = null,
            Vectors = cat([prompt.expand(batch, -1, -1), vectors], 1), // → [batch, count + new, width]
            Positions = positions is null ? null : cat([Counted(positions), positions], -1),
            Segments = input.Segments is { } segments ? cat([segments.new_zeros([batch, Count]), segments], 1) : null,
        };
    }

    /// <summary>The prompt's positions, 0, 1, …, for each text that has positions of its own.</summary>
    private Tensor Counted(Tensor positions) => arange(Count).expand([.. positions.shape[..^1], -1]);
}
