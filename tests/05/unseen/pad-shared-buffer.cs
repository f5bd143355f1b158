// task:   05.1
// title:  returns a view of one static buffer, so that the next batch overwrites the last; and leaves empty sequences
//         out, so that rows are missing
// expect: All calls hand out the same static buffer, so the second batch overwrites the first, which its caller still
//         holds; give each batch a tensor of its own. And a sequence without tokens is a row of filler; you drop it,
//         and the rows after it move up.
// hears:  kept-between-calls
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

static partial class Batches
{
    private static Tensor? room; // allocated once, grown if need be: no garbage in the training loop

    public static Tensor Pad(IReadOnlyList<long[]> sequences, long filler)
    {
        Guard.SomeTokens(sequences);

        using var scope = NewDisposeScope();

        long[][] rows = [.. sequences.Where(sequence => sequence.Length > 0)];
        long longest = rows.Max(row => row.Length);
        if (room is null || room.size(0) < rows.Length || room.size(1) < longest)
        {
            long height = Math.Max(rows.Length, room?.size(0) ?? 0);
            long width = Math.Max(longest, room?.size(1) ?? 0);
            room?.Dispose();
            room = zeros([height, width], dtype: ScalarType.Int64).DetachFromDisposeScope();
        }

        var batch = room.narrow(0, 0, rows.Length).narrow(1, 0, longest);
        batch.fill_(filler);
        for (int i = 0; i < rows.Length; i++)
        {
            batch.select(0, i).narrow(0, 0, rows[i].Length).copy_(tensor(rows[i]));
        }

        return batch.MoveToOuterDisposeScope();
    }
}
