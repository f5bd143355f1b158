// task:  12.9
// title: The prompt has labels, too
// hint:  The model is to learn to answer, and not to ask. On the prompt, labels are -100.
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
        long[] labels = [.. prompt, .. completion];
        int length = Math.Min(ids.Length, longest);
        return new InstructionExample(ids[..length], labels[..length]);
    }
}
