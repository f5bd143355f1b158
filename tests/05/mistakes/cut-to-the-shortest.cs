// task:  05.1
// title: All sequences are cut to the shortest
// hint:  What is too long for the shortest sequence is lost. The batch has to be as long as its longest sequence.
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
        longest = sequences.Min(sequence => sequence.Length);
        long[] values = new long[sequences.Count * longest];
        Array.Fill(values, filler);
        for (int row = 0; row < sequences.Count; row++)
        {
            sequences[row][..longest].CopyTo(values, row * longest);
        }

        return tensor(values, sequences.Count, longest);
    }
}
