// task:   12.9
// title:  keeps the answer whole, and cuts the prompt where it meets the answer
// expect: An example that is too long is cut at its end. Yours keeps the answer and loses the end of the prompt: the
//         question, and the words that the answer stands behind when the model is asked.
// hears:  InstructionFormatTests.An_answer_that_is_cut_short_has_no_end
namespace Katas.Lesson12;

sealed partial class InstructionFormat
{
    public InstructionExample Encode(IReadOnlyDictionary<string, string> values, string answer)
    {
        Guard.NotNull(values);
        Guard.NotNull(answer);

        long[] said = [.. encode(answer), end];
        int room = Math.Max(longest - said.Length, 0);
        long[] asked = [.. Prompt(values).Take(room)];
        long[] ids = [.. asked, .. said];
        long[] labels = [.. asked.Select(_ => InstructionExample.Ignored), .. said];
        int length = Math.Min(ids.Length, longest);
        return new InstructionExample(ids[..length], labels[..length]);
    }
}
