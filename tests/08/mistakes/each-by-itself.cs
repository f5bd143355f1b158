// task:  08.9
// title: Each gradient is clipped by its own norm
// hint:  One factor for all keeps the direction. If each parameter gets its own, those with short gradients are
//        suddenly ahead.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

static partial class Gradients
{
    public static double Clip(nn.Module module, double most, long step)
    {
        Guard.Positive(most);

        using var scope = NewDisposeScope();
        using var noGradient = no_grad();

        var gradients = Of(module, step);
        double norm = Math.Sqrt(gradients.Sum(gradient => Math.Pow(gradient.norm().ToDouble(), 2)));
        if (!double.IsFinite(norm))
        {
            throw NotFinite(module, step);
        }

        foreach (var gradient in gradients)
        {
            double own = gradient.norm().ToDouble();
            gradient.mul_(own > most ? most / own : 1);
        }

        return norm;
    }
}
