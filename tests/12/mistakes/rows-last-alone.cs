// task:  12.11
// title: Only the last row is looked at
// hint:  An earlier row may have room: take the first that has.
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
                tooLong.Add(i);
                continue;
            }

            var row = rows.TakeLast(1).FirstOrDefault(
                row => row.Sum(other => other.Length) + example.Length <= length);
            if (row is null)
            {
                rows.Add(row = []);
            }

            row.Add(example);
        }

        return new PackedRows(rows, tooLong);
    }
}
