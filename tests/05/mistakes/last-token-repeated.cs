// task:  05.1
// title: The last token is repeated
// hint:  A sequence is filled up with its own last token, which then counts again and again. Use the filler that is
//        given.
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
            if (sequences[row].Length > 0)
            {
                int end = (row * longest) + sequences[row].Length;
                Array.Fill(values, sequences[row][^1], end, ((row + 1) * longest) - end);
            }
        }

        return tensor(values, sequences.Count, longest);
    }
}
