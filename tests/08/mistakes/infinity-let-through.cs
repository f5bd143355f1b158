// task:  08.9
// title: Infinity is let through
// hint:  A limit divided by infinity is 0, and 0 times infinity is NaN: an infinite norm ends the run as NaN does.
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
        if (double.IsNaN(norm))
        {
            throw NotFinite(module, step);
        }

        if (norm > most)
        {
            foreach (var gradient in gradients)
            {
                gradient.mul_(most / norm);
            }
        }

        return norm;
    }
}
