using Katas.Lesson03;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using LayerNorm = Katas.Lesson04.LayerNorm;

namespace Katas.Lesson05;

/// <summary>
/// What an encoder is given for each token: the normalised sum of three learned vectors, which say what token it is,
/// where it is, and which segment it belongs to. Devlin et al. 2019, "BERT", section 3.2 and figure 2.
/// </summary>
public sealed class EncoderEmbeddings : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly EncoderConfig _config;
    private readonly Embedding word_embeddings; // [vocabulary, d_model]
    private readonly LearnedPositions position_embeddings; // [max_length, d_model]
    private readonly Embedding token_type_embeddings; // [segments, d_model]
    private readonly LayerNorm norm;

    /// <summary>Creates the three tables, named as in BERT. The padding token's vector is 0 and stays 0.</summary>
    /// <param name="config">The encoder's sizes.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is not above 0, or dropout is not a probability.
    /// </exception>
    public EncoderEmbeddings(EncoderConfig config)
        : base(nameof(EncoderEmbeddings))
    {
        Guard.Positive(config.VocabularySize);
        Guard.Positive(config.Segments);
        Guard.Probability(config.Dropout);

        _config = config;
        word_embeddings = nn.Embedding(config.VocabularySize, config.DModel, padding_idx: config.PaddingId);
        position_embeddings = new LearnedPositions(config.MaxLength, config.DModel);
        token_type_embeddings = nn.Embedding(config.Segments, config.DModel);
        norm = new LayerNorm(config.DModel);
        using (no_grad())
        {
            nn.init.normal_(word_embeddings.weight!, 0, config.InitialSpread);
            nn.init.normal_(position_embeddings.parameters().Single(), 0, config.InitialSpread);
            nn.init.normal_(token_type_embeddings.weight!, 0, config.InitialSpread);
            word_embeddings.weight![config.PaddingId].zero_();
        }

        RegisterComponents();
    }

    /// <summary>The tokens' vectors, <c>[vocabulary, d_model]</c>.</summary>
    public Parameter Table => word_embeddings.weight!;

    /// <summary>
    /// Looks up the three vectors of each token, adds them up, normalises, and applies dropout during training.
    /// </summary>
    /// <param name="tokens">Token ids, <c>[batch, length]</c>.</param>
    /// <param name="segments">
    /// Which segment each token belongs to, <c>[batch, length]</c>; null if all belong to the first.
    /// </param>
    /// <returns>A vector for each token, <c>[batch, length, d_model]</c>.</returns>
    /// <exception cref="ArgumentException">
    /// An id does not exist, a sequence is longer than the number of positions, or the segments have another shape than
    /// the tokens.
    /// </exception>
    [KataTask("05.2")]
    public override Tensor forward(Tensor tokens, Tensor? segments)
    {
        Guard.Layout(tokens, "[batch, length]");
        Guard.Ids(tokens, _config.VocabularySize, "tokens");
        Guard.SizeAtMost(tokens, 1, _config.MaxLength, "the positions there are");
        Guard.Segments(segments, tokens, _config.Segments);

        throw new NotImplementedException("Task 05.2: embeddings");
    }
}
