// task:   09.9
// title:  the way back: from halves to pairs
// expect: This is the permutation from halves to pairs. Rows 0 to 5 become 0 3 1 4 2 5, and should become 0 2 4 1 3 5.
// hears:  permuted-backwards
// source: InternLM/lmdeploy #2639: permute_v2 goes the other way than the converter
namespace Katas.Lesson09;

static partial class Rotary
{
    public static Tensor PairsToHalves(Tensor weight, long heads, long? rotated = null)
    {
        Guard.AtLeast(weight.dim(), 1);
        Guard.Divides(heads, weight.size(0));
        Guard.Even(rotated ?? (weight.size(0) / heads), "the number of features that turn");

        long size = weight.size(0) / heads;
        long turning = rotated ?? size;
        var order = new List<long>();
        for (long head = 0; head < heads; head++)
        {
            for (long i = 0; i < turning; i++)
            {
                order.Add((head * size) + (i % 2 == 0 ? i / 2 : (turning / 2) + (i / 2)));
            }

            for (long i = turning; i < size; i++)
            {
                order.Add((head * size) + i);
            }
        }

        return weight[tensor(order.ToArray())];
    }
}
