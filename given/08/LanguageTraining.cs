using Katas.Lesson06;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

/// <summary>
/// A language model as something to train: at each position of a text, it has to name the token that comes next.
/// </summary>
/// <param name="model">The model.</param>
public sealed class LanguageTraining(LanguageModel model) : ITrainable<LanguageBatch>
{
    /// <inheritdoc/>
    public nn.Module Module => model;

    /// <inheritdoc/>
    public long PaddingId => Vocabulary.PaddingId;

    /// <inheritdoc/>
    public Tensor Labels(LanguageBatch batch) => batch.Labels;

    /// <inheritdoc/>
    public Tensor Logits(LanguageBatch batch)
    {
        using var scope = NewDisposeScope();

        return model.call(batch.Inputs, null).logits.MoveToOuterDisposeScope(); // [batch, length, vocabulary]
    }
}
