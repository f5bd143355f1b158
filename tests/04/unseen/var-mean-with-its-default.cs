// task:   04.1
// title:  takes the variance of a sample, which is the default
// expect: var_mean divides by n - 1 unless it is told otherwise; a norm divides by n.
// hears:  variance-of-a-sample
// faults: 1
namespace Katas.Lesson04;

sealed partial class LayerNorm
{
    public static Tensor Normalize(Tensor input, double eps)
    {
        var (variance, mean) = torch.var_mean(input, -1, keepdim: true);
        return (input - mean) * rsqrt(variance + eps) * 1;
    }
}
