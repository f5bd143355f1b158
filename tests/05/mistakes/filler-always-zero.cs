// task:  05.1
// rule:  unused-argument
// title: The filler is always 0
// hint:  The filler is an argument. Token batches may want 0, but labels are filled up with a number that is ignored,
//        and 0 is a label.
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
        Array.Fill(values, 0);
        for (int row = 0; row < sequences.Count; row++)
        {
            sequences[row].CopyTo(values, row * longest);
        }

        return tensor(values, sequences.Count, longest);
    }
}
