// task:   08.9
// title:  trusts that each parameter has a gradient
// expect: A parameter that has taken no part has no gradient: grad is null there.
// hears:  GradientsTests.A_parameter_without_a_gradient_counts_for_nothing
// faults: 1
namespace Katas.Lesson08;

static partial class Gradients
{
    public static double Clip(nn.Module module, double most, long step)
    {
        double norm = Math.Sqrt(module.parameters().Sum(each => each.grad!.pow(2).sum().item<float>()));
        if (!double.IsFinite(norm))
        {
            throw NotFinite(module, step);
        }

        foreach (var each in module.parameters())
        {
            each.grad!.mul_(Math.Min(1, most / norm));
        }

        return norm;
    }
}
