// task:   09.9
// title:  right: writes the order of the rows down
// expect: Nothing: it is right.
// hears:  passes
namespace Katas.Lesson09;

static partial class Rotary
{
    public static Tensor PairsToHalves(Tensor weight, long heads, long? rotated = null)
    {
        Guard.AtLeast(weight.dim(), 1);
        Guard.Divides(heads, weight.size(0));
        Guard.Even(rotated ?? (weight.size(0) / heads), "the number of features that turn");

        long size = weight.size(0) / heads, turning = rotated ?? size;
        long Row(long place) => place < turning / 2 ? 2 * place
            : place < turning ? (2 * (place - (turning / 2))) + 1
            : place;
        var order = Enumerable.Range(0, (int)heads).SelectMany(
            head => Enumerable.Range(0, (int)size).Select(place => (head * size) + Row(place)));
        return weight.index_select(0, tensor(order.ToArray()));
    }
}
