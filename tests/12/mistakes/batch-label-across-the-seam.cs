// task:  12.12
// title: The first token of an example has a label
// hint:  What comes before it belongs to another example, which is not to learn how this one begins.
// source: huggingface/transformers #25452: no loss for predicting the start of the next example
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
                labels[r, place] = tensor(example.Labels);
                positions[r, place] = arange(example.Length);
                owners[r, place] = number + 1;
            }
        }

        var mask = owners.unsqueeze(-1) == owners.unsqueeze(-2); // → [rows, length, length]
        return new PackedBatch(ids, labels, positions, mask.unsqueeze(1)); // → [rows, 1, length, length]
    }
}
