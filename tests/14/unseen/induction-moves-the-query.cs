// task:   14.9
// title:  moves the query, not the key
// expect: It is the key that moves by one, to the right. Your query has moved: the token after the second copy looks
//         at the first one.
// hears:  induction-query-moved
namespace Katas.Lesson14;

static partial class Detector
{
    public static Tensor Induction(Tensor ids)
    {
        Guard.Layout(ids, "[batch, length]");
        Guard.WholeNumbers(ids);

        var same = Target(ids, Habit.SameToken);
        var top = zeros_like(same.narrow(1, 0, 1));
        return cat([top, same.narrow(1, 0, same.size(1) - 1)], 1);
    }
}
