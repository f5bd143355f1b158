// task:  12.9
// title: A long example is cut at its beginning
// hint:  It is cut at its end, so that the question stays whole.
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
        return new InstructionExample(ids[^length..], labels[^length..]);
    }
}
