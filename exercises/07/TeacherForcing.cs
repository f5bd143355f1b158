using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07;

/// <summary>
/// Training on given translations: at each position the model sees the right words so far, whatever it would have
/// written itself, and has to name the next one. Williams and Zipser 1989, "A Learning Algorithm for Continually
/// Running Fully Recurrent Neural Networks", section 2, call it teacher forcing.
/// </summary>
public static class TeacherForcing
{
    /// <summary>
    /// Splits translations into what the decoder is given and what it has to say. Vaswani et al. 2017, section 3.1: the
    /// inputs are "shifted right" by one.
    /// </summary>
    /// <param name="target">Translations with start and end tokens and padding, <c>[batch, length]</c>.</param>
    /// <returns>
    /// Inputs and labels, each <c>[batch, length - 1]</c>: the label at a position is the token that comes after the
    /// input there.
    /// </returns>
    /// <exception cref="ArgumentException">The target is not a batch of ids, or shorter than two tokens.</exception>
    [KataTask("07.4")]
    [Computes(Concept.Shift)]
    public static (Tensor inputs, Tensor labels) Shift(Tensor target)
    {
        Guard.Layout(target, "[batch, length]");
        Guard.WholeNumbers(target);
        Guard.AtLeast(target.size(1), 2);

        throw new NotImplementedException("Task 07.4: shift right");
    }

    /// <summary>The mean of -ln P(label) over all labels that are not padding.</summary>
    /// <param name="model">The model.</param>
    /// <param name="source">The texts, <c>[batch, source]</c>.</param>
    /// <param name="target">Their translations with start and end tokens and padding, <c>[batch, length]</c>.</param>
    /// <returns>The loss, a scalar.</returns>
    public static Tensor Loss(Transformer model, Tensor source, Tensor target)
    {
        using var scope = NewDisposeScope();

        var (inputs, labels) = Shift(target);
        var logits = model.call(source, inputs); // [batch, length - 1, vocabulary]
        return nn.functional
            .cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index: model.Config.PaddingId)
            .MoveToOuterDisposeScope();
    }
}
