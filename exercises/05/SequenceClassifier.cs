using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson05;

/// <summary>
/// Says which class a sentence belongs to: an encoder, a pooling, and a head of two layers. Devlin et al. 2019, section
/// 4.1; the head is the one of Liu et al. 2019, "RoBERTa", <c>dense</c> and <c>out_proj</c>.
/// </summary>
public sealed class SequenceClassifier : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly PoolingKind _pooling;
    private readonly double _dropout;
    private readonly TransformerEncoder encoder;
    private readonly AttentionPooling? pooling;
    private readonly Linear dense;
    private readonly Linear out_proj;

    /// <summary>Creates the encoder, the pooling, and the head.</summary>
    /// <param name="config">The encoder's sizes.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="pooling">How a sentence's vectors become one.</param>
    /// <exception cref="ArgumentException">A size is not above 0, or heads does not divide d_model.</exception>
    public SequenceClassifier(EncoderConfig config, long classes, PoolingKind pooling = PoolingKind.Cls)
        : base(nameof(SequenceClassifier))
    {
        Guard.Positive(classes);

        (_pooling, _dropout) = (pooling, config.Dropout);
        encoder = new TransformerEncoder(config);
        this.pooling = pooling == PoolingKind.Attention ? new AttentionPooling(config.DModel) : null;
        dense = nn.Linear(config.DModel, config.DModel);
        out_proj = nn.Linear(config.DModel, classes);
        RegisterComponents();
    }

    /// <summary>The encoder, to look at its attention.</summary>
    public TransformerEncoder Encoder => encoder;

    /// <summary>
    /// Encodes, pools, and lets the head decide: dropout, <c>dense</c>, tanh, dropout, <c>out_proj</c>.
    /// </summary>
    /// <param name="tokens">Token ids, <c>[batch, length]</c>.</param>
    /// <param name="segments">
    /// Which segment each token belongs to, <c>[batch, length]</c>; null if all belong to the first.
    /// </param>
    /// <returns>A score for each class, before any softmax: the logits, <c>[batch, classes]</c>.</returns>
    /// <exception cref="ArgumentException">As for the encoder.</exception>
    [KataTask("05.8")]
    public override Tensor forward(Tensor tokens, Tensor? segments)
    {
        Guard.Layout(tokens, "[batch, length]");

        throw new NotImplementedException("Task 05.8: the classifier");
    }

    /// <summary>One vector for each sentence, by the pooling that was chosen.</summary>
    /// <param name="hidden">The encoder's output, <c>[batch, length, d_model]</c>.</param>
    /// <param name="real">True for each real token, <c>[batch, length]</c>.</param>
    /// <returns>A vector for each sentence, <c>[batch, d_model]</c>.</returns>
    private Tensor Pool(Tensor hidden, Tensor real) => _pooling switch
    {
        PoolingKind.Cls => Pooling.Cls(hidden),
        PoolingKind.Mean => Pooling.Mean(hidden, real),
        PoolingKind.Max => Pooling.Max(hidden, real),
        PoolingKind.Attention => pooling!.call(hidden, real).output,
        _ => throw new InvalidOperationException($"There is no pooling {_pooling}."),
    };
}
