// task:   10.11
// title:  computes elu(x) + 1 in Float32
// expect: More digits move the loss further down: elu(-20) + 1 is 0 in Float32 too. Below 0 compute e^x itself.
// hears:  LinearAttentionTests.Small_features_are_exact_in_BFloat16
namespace Katas.Lesson10;

static partial class LinearAttention
{
    public static Tensor FeatureMap(Tensor input)
    {
        Guard.Layout(input, "[...]");

        using var scope = NewDisposeScope();

        return (nn.functional.elu(Wide(input), 1.0) + 1).to(input.dtype).MoveToOuterDisposeScope();
    }
}
