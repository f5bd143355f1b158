// task:   12.12
// title:  tells examples apart by the zeros among the positions
// expect: Every token of padding has position 0, so each counts as an example of its own, and sees itself alone. Padding
//         sees padding: write down whose token each is, or count all of it as one.
// hears:  PackingTests.Nobody_sees_another_example_and_padding_sees_padding
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
        var positions = zeros_like(ids); // the same
        for (int r = 0; r < rows.Count; r++)
        {
            long start = 0;
            foreach (var example in rows[r])
            {
                var place = TensorIndex.Slice(start, start + example.Length);
                ids[r, place] = tensor(example.Ids);
                labels[r, place] = tensor(example.Labels);
                labels[r, start] = InstructionExample.Ignored;
                positions[r, place] = arange(example.Length);
                start += example.Length;
            }
        }

        var number = (positions == 0).to(ScalarType.Int64).cumsum(-1); // [rows, length]: 1 1 1 2 2 3 4
        var mask = number.unsqueeze(2) == number.unsqueeze(1); // [rows, length, length]
        return new PackedBatch(ids, labels, positions, mask.unsqueeze(1));
    }
}
