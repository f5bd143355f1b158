// task:  12.12
// title: Padding has labels
// hint:  Nobody is to learn to write padding: -100.
// source: ludwig-ai/ludwig PR #3945: padding at the end of what is learned
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

        var ids = full(rows.Count, length, padding, ScalarType.Int64); // [rows, length], like the three below
        var labels = ids.clone();
        var positions = zeros_like(ids);
        var owners = zeros_like(ids); // whose token it is: 0 is padding's
        foreach (var (r, row) in rows.Index())
        {
            long start = 0;
            foreach (var (number, example) in row.Index())
            {
                var place = TensorIndex.Slice(start, start += example.Length);
                ids[r, place] = tensor(example.Ids);
                labels[r, place] = tensor([InstructionExample.Ignored, .. example.Labels[1..]]);
                positions[r, place] = arange(example.Length);
                owners[r, place] = number + 1;
            }
        }

        var mask = owners.unsqueeze(-1) == owners.unsqueeze(-2); // → [rows, length, length]
        return new PackedBatch(ids, labels, positions, mask.unsqueeze(1)); // → [rows, 1, length, length]
    }
}
