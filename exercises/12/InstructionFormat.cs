using Katas.Toolkit;

namespace Katas.Lesson12;

/// <summary>
/// Turns instructions and their answers into what a model learns from. Wei et al. 2021, "Finetuned Language Models Are
/// Zero-Shot Learners", section 2.
/// </summary>
/// <param name="template">The text around an instruction.</param>
/// <param name="encode">A text's tokens.</param>
/// <param name="end">The token that ends an answer.</param>
/// <param name="longest">The most tokens of an example.</param>
public sealed class InstructionFormat(
    InstructionTemplate template, Func<string, IReadOnlyList<long>> encode, long end, int longest)
{
    /// <summary>What comes before an answer, in training and when the model is asked alike.</summary>
    /// <param name="values">The values of the template's places.</param>
    /// <returns>Its tokens.</returns>
    public IReadOnlyList<long> Prompt(IReadOnlyDictionary<string, string> values) => encode(template.Fill(values));

    /// <summary>
    /// An instruction with its answer: the tokens of the prompt, those of the answer, the end. The model learns to
    /// write the answer and its end, and not the prompt. An example that is too long is cut; an answer that is cut
    /// short has no end, as it has not ended there.
    /// </summary>
    /// <param name="values">The values of the template's places.</param>
    /// <param name="answer">The answer, whose tokens are those of this text by itself.</param>
    /// <returns>Its tokens, and a label for each: of each token itself, unshifted.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    [KataTask("12.9")]
    public InstructionExample Encode(IReadOnlyDictionary<string, string> values, string answer)
    {
        Guard.NotNull(values);
        Guard.NotNull(answer);

        throw new NotImplementedException("Task 12.9: an instruction with its answer");
    }
}
