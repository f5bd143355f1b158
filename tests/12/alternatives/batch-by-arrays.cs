// task:  12.12
// title: Plain arrays first, tensors last
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12;

static partial class Packing
{
    public static PackedBatch Batch(
        IReadOnlyList<IReadOnlyList<InstructionExample>> rows, long length, long padding)
    {
        Guard.Fit(rows, length);

        var (ids, labels) = (new long[rows.Count, length], new long[rows.Count, length]);
        var (positions, owners) = (new long[rows.Count, length], new long[rows.Count, length]);
        for (int r = 0; r < rows.Count; r++)
        {
            int place = 0;
            for (int e = 0; e < rows[r].Count; e++)
            {
                for (int i = 0; i < rows[r][e].Length; i++, place++)
                {
                    ids[r, place] = rows[r][e].Ids[i];
                    labels[r, place] = i == 0 ? InstructionExample.Ignored : rows[r][e].Labels[i];
                    (positions[r, place], owners[r, place]) = (i, e + 1);
                }
            }

            for (; place < length; place++)
            {
                (ids[r, place], labels[r, place]) = (padding, InstructionExample.Ignored);
            }
        }

        var owner = tensor(owners); // [rows, length]
        var mask = owner.unsqueeze(1).unsqueeze(-1).eq(owner.unsqueeze(1).unsqueeze(-2)); // [rows, 1, length, length]
        return new PackedBatch(tensor(ids), tensor(labels), tensor(positions), mask);
    }
}
