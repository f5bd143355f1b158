// task:   12.9
// title:  shifts the labels here, as the model predicts the next token
// expect: Labels stand at their own tokens. The loss shifts them; shifted twice, the model learns to skip a token.
// hears:  labels-shifted-here
// source: tatsu-lab/stanford_alpaca #299: is a label not the same as its input?
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
        long[] labels =
        [
            .. Enumerable.Repeat(InstructionExample.Ignored, prompt.Count - 1),
            .. completion,
            InstructionExample.Ignored,
        ];
        int length = Math.Min(ids.Length, longest);
        return new InstructionExample(ids[..length], labels[..length]);
    }
}
