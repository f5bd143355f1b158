// task:  12.11
// title: The fullest row with room is taken, and not the first
// hint:  It wastes a little less, but it is another order: the first row with room is asked for.
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

            var row = rows.Where(row => row.Sum(other => other.Length) + example.Length <= length)
                .MaxBy(row => row.Sum(other => other.Length));
            if (row is null)
            {
                rows.Add(row = []);
            }

            row.Add(example);
        }

        return new PackedRows(rows, tooLong);
    }
}
