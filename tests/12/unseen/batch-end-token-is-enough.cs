// task:   12.12
// title:  leaves the mask open: an end token stands between the examples
// expect: Attention does not stop at an end token. The mask has to hide the other examples of the row.
// hears:  batch-sees-all
// source: huggingface/trl #805 and #784: is an end token between packed examples enough?
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

        var mask = (owners > 0).unsqueeze(-2).expand(-1, length, -1);
        return new PackedBatch(ids, labels, positions, mask.unsqueeze(1)); // → [rows, 1, length, length]
    }
}
