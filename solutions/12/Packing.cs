using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12;

/// <summary>
/// Several short examples in one row, so that little is computed for padding. Krell et al. 2021, "Efficient Sequence
/// Packing without Cross-contamination", section 3.
/// </summary>
public static class Packing
{
    /// <summary>
    /// Shares examples out among rows, in their order: each goes into the first row that has room for all of it, and
    /// where none has into a new one. One that is longer than a row goes into none, and is reported.
    /// </summary>
    /// <param name="examples">The examples.</param>
    /// <param name="length">The tokens of a row.</param>
    /// <returns>The rows, and the places of the examples that are too long.</returns>
    /// <exception cref="ArgumentException">The length is not above 0.</exception>
    [KataTask("12.11")]
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

            var row = rows.Find(row => row.Sum(other => other.Length) + example.Length <= length);
            if (row is null)
            {
                rows.Add(row = []);
            }

            row.Add(example);
        }

        return new PackedRows(rows, tooLong);
    }

    /// <summary>
    /// Rows as a model takes them. No token sees another example's: masks and positions are as if each example stood
    /// alone. The first token of an example has no label, since what comes before is none of its business. Behind the
    /// last example a row is filled up with padding, which has position 0 and no label, and sees padding alone.
    /// </summary>
    /// <param name="rows">For each row, its examples.</param>
    /// <param name="length">The tokens of a row.</param>
    /// <param name="padding">The token that fills up; it may be one that examples have, too.</param>
    /// <returns>The batch; the future is not in its mask, as the model hides that itself.</returns>
    /// <exception cref="ArgumentException">The examples of a row are longer than the row.</exception>
    [KataTask("12.12")]
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

        var mask = owners.unsqueeze(-1) == owners.unsqueeze(-2); // → [rows, length, length]
        return new PackedBatch(ids, labels, positions, mask.unsqueeze(1)); // → [rows, 1, length, length]
    }
}
