using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson05;

/// <summary>
/// Gives every token of a sentence a tag: an encoder and one linear layer. Devlin et al. 2019, section 5.3.
/// </summary>
public sealed class TokenTagger : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly double _dropout;
    private readonly TransformerEncoder encoder;
    private readonly Linear classifier;

    /// <summary>Creates the encoder and the layer on top.</summary>
    /// <param name="config">The encoder's sizes.</param>
    /// <param name="tags">The number of tags.</param>
    /// <exception cref="ArgumentException">A size is not above 0, or heads does not divide d_model.</exception>
    public TokenTagger(EncoderConfig config, long tags)
        : base(nameof(TokenTagger))
    {
        Guard.Positive(tags);

        _dropout = config.Dropout;
        encoder = new TransformerEncoder(config);
        classifier = nn.Linear(config.DModel, tags);
        RegisterComponents();
    }

    /// <summary>The encoder, to look at its attention.</summary>
    public TransformerEncoder Encoder => encoder;

    /// <summary>Encodes, and scores each token by itself: what it knows of its sentence is in its vector.</summary>
    /// <param name="tokens">Token ids, <c>[batch, length]</c>.</param>
    /// <param name="segments">
    /// Which segment each token belongs to, <c>[batch, length]</c>; null if all belong to the first.
    /// </param>
    /// <returns>A score for each tag of each token, the logits, <c>[batch, length, tags]</c>.</returns>
    /// <exception cref="ArgumentException">As for the encoder.</exception>
    public override Tensor forward(Tensor tokens, Tensor? segments)
    {
        Guard.Layout(tokens, "[batch, length]");

        using var scope = NewDisposeScope();

        var (hidden, _) = encoder.call(tokens, segments); // [batch, length] → [batch, length, d_model]
        hidden = nn.functional.dropout(hidden, _dropout, training);
        return classifier.call(hidden).MoveToOuterDisposeScope(); // [batch, length, d_model] → [batch, length, tags]
    }
}
