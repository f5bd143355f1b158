using Katas.Lesson07;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

/// <summary>
/// A translation model as something to train, by teacher forcing: it is given the right translation, shifted right by
/// one, and at each position it has to name the token that comes next. Vaswani et al. 2017, section 3.1.
/// </summary>
/// <param name="model">The model.</param>
public sealed class TranslationTraining(Transformer model) : ITrainable<TranslationBatch>
{
    /// <inheritdoc/>
    public nn.Module Module => model;

    /// <inheritdoc/>
    public long PaddingId => model.Config.PaddingId;

    /// <inheritdoc/>
    public Tensor Labels(TranslationBatch batch) => TeacherForcing.Shift(batch.Target).labels;

    /// <inheritdoc/>
    public Tensor Logits(TranslationBatch batch) => model.call(batch.Source, TeacherForcing.Shift(batch.Target).inputs);
}
