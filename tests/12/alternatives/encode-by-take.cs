// task:  12.9
// title: Lists that are grown and then cut
using Katas.Toolkit;

namespace Katas.Lesson12;

sealed partial class InstructionFormat
{
    public InstructionExample Encode(IReadOnlyDictionary<string, string> values, string answer)
    {
        Guard.NotNull(values);
        Guard.NotNull(answer);

        List<long> ids = [.. Prompt(values)];
        List<long> labels = [.. ids.Select(_ => InstructionExample.Ignored)];
        foreach (long token in encode(answer).Append(end))
        {
            ids.Add(token);
            labels.Add(token);
        }

        return new InstructionExample([.. ids.Take(longest)], [.. labels.Take(longest)]);
    }
}
