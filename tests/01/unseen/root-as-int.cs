// task:   01.2
// title:  cuts the root off to a whole number before it divides
// expect: You cut √d_k off to a whole number: for 8 it is 2, not 2.83.
// hears:  root-cut-off
// faults: 1
namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Scale(Tensor scores, long dK)
    {
        int root = (int)Math.Sqrt(dK);
        return scores * (1.0 / root);
    }
}
