// task:   01.3
// title:  asks with == whether a tensor is null
// expect: == compares tensors element by element, and what it gives is no condition. Ask with `is null`. (And an
//         additive mask has to be added.)
// hears:  tensor-as-bool
// faults: 2
namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor ApplyMask(Tensor scores, Tensor mask)
    {
        if (mask == null)
        {
            return scores;
        }

        return scores.masked_fill(mask.logical_not(), float.NegativeInfinity);
    }
}
