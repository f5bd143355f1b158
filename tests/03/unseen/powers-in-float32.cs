// task:   03.2
// title:  computes the powers in Float32
// expect: arange of whole numbers divided by a whole number is Float32: the frequencies are to be computed in Float64.
// hears:  frequencies-in-float32
// faults: 1
namespace Katas.Lesson03;

static partial class Sinusoids
{
    public static Tensor Frequencies(long dModel) => pow(Base, arange(0, dModel, 2) / -dModel);
}
