// task:  12.11
// title: Lengths are reported, and not places
// hint:  Which example is too long is what is asked for: its place in the list.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12;

static partial class Packing
{
    public static PackedRows Rows(IReadOnlyList<InstructionExample> examples, long length)
    {
        Guard.NotNull(examples);
        Guard.Positive(length);

        List<List<InstructionExample>> rows = [];
        List<int> tooLong = [];
        foreach (var (i, example) in examples.Index())
        {
            if (example.Length > length)
            {
                tooLong.Add(example.Length);
                continue;
            }

            var row = rows.Find(row => row.Sum(other => other.Length) + example.Length <= length);
            if (row is null)
            {
                rows.Add(row = []);
            }

            row.Add(example);
        }

        return new PackedRows(rows, tooLong);
    }
}
