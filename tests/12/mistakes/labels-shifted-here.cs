// task:  12.9
// title: Labels are shifted by one
// hint:  Labels stand at their own tokens; the loss shifts them, once.
// source: tatsu-lab/stanford_alpaca #299: is a label not the same as its input?
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
        labels = [.. labels[1..], InstructionExample.Ignored];
        int length = Math.Min(ids.Length, longest);
        return new InstructionExample(ids[..length], labels[..length]);
    }
}
