// task:   09.9
// title:  forgets the heads and the rest
// expect: Rows are rearranged within each head; yours takes all of them for one. And the features that stay come out
//         rearranged as well.
// hears:  permuted-across-heads
// faults: 2
namespace Katas.Lesson09;

static partial class Rotary
{
    public static Tensor PairsToHalves(Tensor weight, long heads, long? rotated = null)
    {
        Guard.AtLeast(weight.dim(), 1);
        Guard.Divides(heads, weight.size(0));
        Guard.Even(rotated ?? (weight.size(0) / heads), "the number of features that turn");

        long rows = weight.size(0);
        return cat([weight.index_select(0, arange(0, rows, 2)), weight.index_select(0, arange(1, rows, 2))], 0);
    }
}
