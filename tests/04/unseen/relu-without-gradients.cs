// task:   04.3
// title:  computes under no_grad
// expect: Under no_grad nothing is recorded: no gradient flows through your ReLU.
// hears:  gradient-cut
// faults: 1
namespace Katas.Lesson04;

static partial class Activations
{
    public static Tensor Relu(Tensor input)
    {
        using var off = no_grad();
        return input.clamp(min: 0);
    }
}
