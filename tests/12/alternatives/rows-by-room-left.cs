// task:  12.11
// title: The room left of each row is kept
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
        List<long> room = [];
        List<int> tooLong = [];
        for (int i = 0; i < examples.Count; i++)
        {
            long needed = examples[i].Length;
            if (needed > length)
            {
                tooLong.Add(i);
                continue;
            }

            int row = room.FindIndex(left => left >= needed);
            if (row < 0)
            {
                row = rows.Count;
                rows.Add([]);
                room.Add(length);
            }

            rows[row].Add(examples[i]);
            room[row] -= needed;
        }

        return new PackedRows(rows, tooLong);
    }
}
