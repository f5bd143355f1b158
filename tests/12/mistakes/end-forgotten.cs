// task:  12.9
// title: There is no end
// hint:  Without it the model learns answers and never where they stop.
// source: huggingface/alignment-handbook #127: the tuned model does not stop
using Katas.Toolkit;

namespace Katas.Lesson12;

sealed partial class InstructionFormat
{
    public InstructionExample Encode(IReadOnlyDictionary<string, string> values, string answer)
    {
        Guard.NotNull(values);
        Guard.NotNull(answer);

        var prompt = Prompt(values);
        long[] completion = [.. encode(answer)];
        long[] ids = [.. prompt, .. completion];
        long[] labels = [.. Enumerable.Repeat(InstructionExample.Ignored, prompt.Count), .. completion];
        int length = Math.Min(ids.Length, longest);
        return new InstructionExample(ids[..length], labels[..length]);
    }
}
