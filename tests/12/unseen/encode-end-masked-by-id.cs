// task:   12.9
// title:  takes the label off wherever the end's id stands
// expect: You decide by id, so the real end of the answer has no label, and the model never learns to stop. Decide by
//         place.
// hears:  labels-off-by-id
// source: mlabonne/llm-course #33 and huggingface/trl PR #456: padding is the end token
namespace Katas.Lesson12;

sealed partial class InstructionFormat
{
    public InstructionExample Encode(IReadOnlyDictionary<string, string> values, string answer)
    {
        Guard.NotNull(values);
        Guard.NotNull(answer);

        var prompt = Prompt(values);
        long[] completion = [.. encode(answer), end];
        long[] ids = [.. prompt, .. completion];
        long[] labels = [.. Enumerable.Repeat(InstructionExample.Ignored, prompt.Count), .. completion];
        labels = [.. labels.Select(label => label == end ? InstructionExample.Ignored : label)];
        int length = Math.Min(ids.Length, longest);
        return new InstructionExample(ids[..length], labels[..length]);
    }
}
