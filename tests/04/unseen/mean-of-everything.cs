// task:   04.1
// title:  takes mean and variance of the whole tensor
// expect: Each token has a mean and a variance of its own: name the dimension, and keep it.
// hears:  statistics-over-everything
// faults: 1
namespace Katas.Lesson04;

sealed partial class LayerNorm
{
    public static Tensor Normalize(Tensor input, double eps)
    {
        return (input - input.mean()) / (input.var(unbiased: false) + eps).sqrt();
    }
}
