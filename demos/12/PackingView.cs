using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12.Demos;

/// <summary>Packing, step by step: examples of an instruction and an answer in one row, and who sees whom.</summary>
public sealed class PackingView : ILessonView
{
    private const int Most = 40;

    /// <inheritdoc/>
    public string Title => "Packing, step by step";

    /// <inheritdoc/>
    public string InputHelp => "examples with | between them, each a question and its answer with > between these";

    /// <inheritdoc/>
    public string Example => "who found it > Anna | how many geese > two of them";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        List<string> words = [];
        IReadOnlyList<long> Ids(string text)
        {
            string[] own = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            words.AddRange(own);
            return [.. Enumerable.Range(words.Count - own.Length, own.Length).Select(i => (long)i)];
        }

        List<InstructionExample> row = [];
        foreach (string part in input.Text.Split('|'))
        {
            if (part.Split('>') is not [var question, var answer])
            {
                throw new FormatException($"\"{part.Trim()}\" has no question and answer with one > between them.");
            }

            row.Add(new InstructionFormat(new InstructionTemplate("{question}"), Ids, words.Count, Most).Encode(
                new Dictionary<string, string> { ["question"] = question }, answer));
            words.Add("end");
        }

        int length = row.Sum(example => example.Length) + 2;
        if (length > Most)
        {
            throw new FormatException($"There are {length - 2} words and ends; expected at most {Most - 2}.");
        }

        words.AddRange(["pad", "pad"]);
        var batch = Packing.Batch([row], length, 0);
        var learned = batch.Labels.ne(InstructionExample.Ignored); // [1, length]
        var past = arange(length).unsqueeze(-1) >= arange(length); // [query, key]
        string[] one = ["row"];
        return
        [
            new NamedStage("is learned", learned, new StageAxis("row", one), new StageAxis("token", words)),
            new NamedStage("position", batch.Positions.to(ScalarType.Float32), new StageAxis("row", one), new StageAxis("token", words)),
            new NamedStage("its own example", batch.Mask[0, 0], new StageAxis("query", words), new StageAxis("key", words)),
            new NamedStage(
                "and not the future", batch.Mask[0, 0].logical_and(past), new StageAxis("query", words), new StageAxis("key", words)),
        ];
    }
}
