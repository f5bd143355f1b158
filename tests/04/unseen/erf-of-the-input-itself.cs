// task:   04.4
// title:  takes erf of the input, not of input / √2
// expect: Φ(x) = (1 + erf(x / √2)) / 2: the root is missing.
// hears:  gelu-root-of-two-forgotten
// faults: 1
namespace Katas.Lesson04;

static partial class Activations
{
    public static Tensor Gelu(Tensor input) => input * (special.erf(input) + 1) / 2;
}
