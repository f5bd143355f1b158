// task:  05.1
// rule:  transpose-from-the-front
// title: Batch and length are swapped
// hint:  The result is [longest, batch]. In this workbook the batch comes first: a row for each sequence.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

static partial class Batches
{
    public static Tensor Pad(IReadOnlyList<long[]> sequences, long filler)
    {
        Guard.SomeTokens(sequences);

        int longest = sequences.Max(sequence => sequence.Length);
        long[] values = new long[sequences.Count * longest];
        Array.Fill(values, filler);
        for (int row = 0; row < sequences.Count; row++)
        {
            sequences[row].CopyTo(values, row * longest);
        }

        return tensor(values, sequences.Count, longest).transpose(0, 1);
    }
}
