// task:   12.9
// title:  makes room by cutting the prompt from its beginning
// expect: Where it is too long, the example is cut at its end. You cut the prompt at its beginning, so the question
//         may be gone.
// hears:  cut-at-the-beginning
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
