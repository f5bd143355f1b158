// task:  12.11
// title: Each example has a row of its own
// hint:  That is no packing: examples go where there is room.
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

            List<InstructionExample>? row = null;
            if (row is null)
            {
                rows.Add(row = []);
            }

            row.Add(example);
        }

        return new PackedRows(rows, tooLong);
    }
}
