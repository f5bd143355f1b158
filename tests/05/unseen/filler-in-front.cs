// task:   05.1
// title:  pads in front
// expect: The filler comes after the tokens, not before.
// hears:  padded-in-front
// faults: 1
namespace Katas.Lesson05;

static partial class Batches
{
    public static Tensor Pad(IReadOnlyList<long[]> sequences, long filler)
    {
        int longest = sequences.Max(each => each.Length);
        var rows = sequences.Select(each => Enumerable.Repeat(filler, longest - each.Length).Concat(each).ToArray());
        return stack(rows.Select(row => tensor(row)));
    }
}
