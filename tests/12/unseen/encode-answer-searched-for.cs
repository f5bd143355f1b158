// task:   12.9
// title:  looks for the answer's first token to know where labels begin
// expect: That token may stand in the prompt as well, and then labels begin there. You know where the answer begins: it
//         is as many places in as the prompt has tokens.
// hears:  InstructionFormatTests.Labels_go_by_place_and_not_by_id
namespace Katas.Lesson12;

sealed partial class InstructionFormat
{
    public InstructionExample Encode(IReadOnlyDictionary<string, string> values, string answer)
    {
        Guard.NotNull(values);
        Guard.NotNull(answer);

        long[] said = [.. encode(answer), end];
        long[] ids = [.. Prompt(values), .. said];
        long[] labels = [.. ids];
        Array.Fill(labels, InstructionExample.Ignored, 0, Array.IndexOf(ids, said[0]));
        int length = Math.Min(ids.Length, longest);
        return new InstructionExample(ids[..length], labels[..length]);
    }
}
