using Katas.Lesson04;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using LayerNorm = Katas.Lesson04.LayerNorm;

namespace Katas.Lesson05;

/// <summary>
/// Guesses hidden tokens from both sides: an encoder and a head that compares each token's vector with the vectors of
/// all tokens. Devlin et al. 2019, section 3.1, task 1.
/// </summary>
public sealed class MaskedLanguageModel : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly TransformerEncoder encoder;
    private readonly Linear dense;
    private readonly LayerNorm norm;
    private readonly Parameter bias; // [vocabulary]

    /// <summary>
    /// Creates the encoder and the head. The head has no table of its own: the vectors that tokens come in as are the
    /// ones they are recognised by. Press and Wolf 2017, "Using the Output Embedding to Improve Language Models".
    /// </summary>
    /// <param name="config">The encoder's sizes.</param>
    /// <exception cref="ArgumentException">A size is not above 0, or heads does not divide d_model.</exception>
    public MaskedLanguageModel(EncoderConfig config)
        : base(nameof(MaskedLanguageModel))
    {
        encoder = new TransformerEncoder(config);
        dense = nn.Linear(config.DModel, config.DModel);
        norm = new LayerNorm(config.DModel);
        bias = new Parameter(zeros(config.VocabularySize)); // [vocabulary]
        RegisterComponents();
    }

    /// <summary>The encoder, to look at its attention, or to use it for something else once it is trained.</summary>
    public TransformerEncoder Encoder => encoder;

    /// <summary>
    /// Encodes; sends each token's vector through <c>dense</c>, GELU and <c>norm</c>; and scores every token of the
    /// vocabulary by its dot product with that, plus its <c>bias</c>.
    /// </summary>
    /// <param name="tokens">Token ids, some of them masked, <c>[batch, length]</c>.</param>
    /// <param name="segments">
    /// Which segment each token belongs to, <c>[batch, length]</c>; null if all belong to the first.
    /// </param>
    /// <returns>A score for each token at each position, the logits, <c>[batch, length, vocabulary]</c>.</returns>
    /// <exception cref="ArgumentException">As for the encoder.</exception>
    [KataTask("05.11")]
    public override Tensor forward(Tensor tokens, Tensor? segments)
    {
        Guard.Layout(tokens, "[batch, length]");

        throw new NotImplementedException("Task 05.11: guessing tokens");
    }
}
