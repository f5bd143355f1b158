using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

/// <summary>
/// What the training loop has to know about a model: the right tokens of a batch, and the model's scores for it.
/// Translation models and language models differ in no more than that.
/// </summary>
/// <typeparam name="TBatch">What the model is trained on.</typeparam>
public interface ITrainable<in TBatch>
{
    /// <summary>The model whose parameters are trained.</summary>
    nn.Module Module { get; }

    /// <summary>The label that stands for padding: it counts for nothing.</summary>
    long PaddingId { get; }

    /// <summary>The right tokens: at each position, the one that comes next.</summary>
    /// <param name="batch">The batch, which stays as it is.</param>
    /// <returns>Token ids, <c>[batch, length]</c>.</returns>
    Tensor Labels(TBatch batch);

    /// <summary>The model's scores.</summary>
    /// <param name="batch">The batch, which stays as it is.</param>
    /// <returns>The logits, <c>[batch, length, vocabulary]</c>.</returns>
    Tensor Logits(TBatch batch);
}
