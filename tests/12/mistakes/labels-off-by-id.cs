// task:  12.9
// title: Labels are taken off by id
// hint:  The end's id may stand in a question, and padding may have the same. Decide by place.
// source: huggingface/trl PR #456: labels of padding, which was the end
using Katas.Toolkit;

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
