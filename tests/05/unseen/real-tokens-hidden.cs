// task:   05.6
// title:  hides the real tokens instead of the padding
// expect: masked_fill fills where its mask is true: you hide the real tokens, and look among the padding.
// hears:  inverted-mask
// faults: 1
namespace Katas.Lesson05;

static partial class Pooling
{
    public static Tensor Max(Tensor hidden, Tensor real) =>
        hidden.masked_fill(real.unsqueeze(-1), double.NegativeInfinity).amax([1]);
}
