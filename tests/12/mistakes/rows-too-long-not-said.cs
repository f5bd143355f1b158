// task:  12.11
// title: Examples that are too long vanish
// hint:  They go into no row, and whoever trains has to know: they are reported.
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
