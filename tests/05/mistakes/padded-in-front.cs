// task:  05.1
// title: The filler stands in front
// hint:  The sentence has to begin in the first place, where its first token is looked for, and its positions start.
//        Fill up after its last token.
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
            sequences[row].CopyTo(values, ((row + 1) * longest) - sequences[row].Length);
        }

        return tensor(values, sequences.Count, longest);
    }
}
