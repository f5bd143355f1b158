// task:   01.2
// title:  the exponent -1 / 2 is a division of whole numbers
// expect: Nothing is scaled: -1 / 2 in whole numbers is 0, and d_k to the power of 0 is 1.
// hears:  scores-not-scaled
// faults: 1
namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Scale(Tensor scores, long dK) => scores * Math.Pow(dK, -1 / 2);
}
