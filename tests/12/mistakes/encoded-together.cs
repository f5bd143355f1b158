// task:  12.9
// title: Prompt and answer are turned into tokens together
// hint:  Tokens may cross the seam, and then they are others than those that the model is asked with. Each by itself.
using Katas.Toolkit;

namespace Katas.Lesson12;

sealed partial class InstructionFormat
{
    public InstructionExample Encode(IReadOnlyDictionary<string, string> values, string answer)
    {
        Guard.NotNull(values);
        Guard.NotNull(answer);

        var prompt = Prompt(values);
        long[] ids = [.. encode(template.Fill(values) + answer), end];
        long[] completion = ids[prompt.Count..];
        long[] labels = [.. Enumerable.Repeat(InstructionExample.Ignored, prompt.Count), .. completion];
        int length = Math.Min(ids.Length, longest);
        return new InstructionExample(ids[..length], labels[..length]);
    }
}
