// task:   12.12
// title:  lets padding go on counting where the last example ends
// expect: Padding has position 0. Yours goes on counting behind the last example, and a model that has learned its
//         positions may run out of them.
// hears:  PackingTests.Ids_labels_and_positions_are_those_of_the_picture
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

        var ids = full(rows.Count, length, padding, ScalarType.Int64); // [rows, length]
        var labels = full_like(ids, InstructionExample.Ignored); // the same
        var starts = zeros_like(ids); // where the example of a token begins
        var owner = zeros_like(ids); // 0 for padding
        for (int r = 0; r < rows.Count; r++)
        {
            long start = 0;
            for (int e = 0; e < rows[r].Count; e++)
            {
                var example = rows[r][e];
                var place = TensorIndex.Slice(start, start + example.Length);
                ids[r, place] = tensor(example.Ids);
                labels[r, place] = tensor(example.Labels);
                labels[r, start] = InstructionExample.Ignored;
                starts[r, TensorIndex.Slice(start)] = start;
                owner[r, place] = e + 1;
                start += example.Length;
            }
        }

        var mask = (owner.unsqueeze(-1) == owner.unsqueeze(-2)).unsqueeze(1); // → [rows, 1, length, length]
        return new PackedBatch(ids, labels, arange(length) - starts, mask);
    }
}
