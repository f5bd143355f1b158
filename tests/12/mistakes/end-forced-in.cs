// task:  12.9
// title: An answer that was cut short has an end all the same
// hint:  It teaches the model to stop in mid-sentence. What was cut has not ended.
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
        int length = Math.Min(ids.Length, longest);
        if (length < ids.Length)
        {
            (ids[length - 1], labels[length - 1]) = (end, end);
        }

        return new InstructionExample(ids[..length], labels[..length]);
    }
}
