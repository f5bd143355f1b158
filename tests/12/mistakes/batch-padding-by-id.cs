// task:  12.12
// title: Labels are taken off wherever the padding's id stands
// hint:  Padding may be the end token: then every example loses its end. Decide by place.
// source: mlabonne/llm-course #33 and huggingface/trl PR #456
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
        var labels = full_like(ids, InstructionExample.Ignored);
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

        labels = labels.masked_fill(ids == padding, InstructionExample.Ignored);
        var mask = owners.unsqueeze(-1) == owners.unsqueeze(-2); // → [rows, length, length]
        return new PackedBatch(ids, labels, positions, mask.unsqueeze(1)); // → [rows, 1, length, length]
    }
}
