// task:  05.1
// title: Each row is made by itself, and they are stacked
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
        var rows = sequences.Select(sequence =>
            tensor((long[])[.. sequence, .. Enumerable.Repeat(filler, longest - sequence.Length)]));
        return stack([.. rows]);
    }
}
