// task:   04.1
// title:  divides by statistics that have lost their dimension
// expect: mean([-1]) loses its dimension, so that rows meet the statistics of other rows: keep it.
// hears:  missing-keepdim
// faults: 1
namespace Katas.Lesson04;

sealed partial class LayerNorm
{
    public static Tensor Normalize(Tensor input, double eps)
    {
        var centred = input - input.mean([-1]);
        var variance = centred.square().mean([-1]);
        return centred / (variance + eps).sqrt();
    }
}
