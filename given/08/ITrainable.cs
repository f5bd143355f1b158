using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

/// <summary>
/// What the training loop has to know of a model: for a batch, the right tokens and the model's scores. A translation
/// model and a language model differ in no more than that.
/// </summary>
/// <typeparam name="TBatch">What the model is trained on.</typeparam>
public interface ITrainable<in TBatch>
{
    /// <summary>The model whose parameters are trained.</summary>
    nn.Module Module { get; }

    /// <summary>The label that stands for padding: it counts for nothing.</summary>
    long PaddingId { get; }

    /// <summary>What the model has to say: the token that comes next, at each place.</summary>
    /// <param name="batch">The batch, which stays as it is.</param>
    /// <returns>Token ids, <c>[batch, length]</c>.</returns>
    Tensor Labels(TBatch batch);

    /// <summary>What the model says.</summary>
    /// <param name="batch">The batch, which stays as it is.</param>
    /// <returns>The logits, <c>[batch, length, vocabulary]</c>.</returns>
    Tensor Logits(TBatch batch);
}
