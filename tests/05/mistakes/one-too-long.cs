// task:  05.1
// title: Each row gets one filler too many at its end
// hint:  The batch is longer than its longest sequence. That costs time and changes what a mean over the length
//        gives.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

static partial class Batches
{
    public static Tensor Pad(IReadOnlyList<long[]> sequences, long filler)
    {
        Guard.SomeTokens(sequences);

        int longest = sequences.Max(sequence => sequence.Length) + 1;
        long[] values = new long[sequences.Count * longest];
        Array.Fill(values, filler);
        for (int row = 0; row < sequences.Count; row++)
        {
            sequences[row].CopyTo(values, row * longest);
        }

        return tensor(values, sequences.Count, longest);
    }
}
