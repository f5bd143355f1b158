using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson14;

/// <summary>
/// What a model would say if it had to stop early: each state of the stream is read as if it were the last.
/// nostalgebraist 2020, "interpreting GPT: the logit lens".
/// </summary>
public static class LogitLens
{
    /// <summary>
    /// Adds the parts of the stream up one by one, and reads each sum with the final norm and the head. Each state is
    /// normalised by its own mean and size, as the final norm would do if nothing came after it.
    /// </summary>
    /// <param name="recording">A run whose stream nobody has changed.</param>
    /// <returns>
    /// The logits after each part, <c>[state, batch, position, vocabulary]</c>, each named for the part that was added
    /// last. The last state's logits are the model's own.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The model is post-norm or has no head, or a part was not kept.
    /// </exception>
    [KataTask("14.3")]
    public static NamedParts Read(Recording recording)
    {
        Guard.Sum(recording);
        Guard.Head(recording);

        throw new NotImplementedException("Task 14.3: the logit lens");
    }
}
