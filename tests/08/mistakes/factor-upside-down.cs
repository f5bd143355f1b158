// task:  08.9
// title: The factor is upside down
// hint:  A norm above the limit has to become shorter: the factor is below 1.
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

        if (norm > most)
        {
            foreach (var gradient in gradients)
            {
                gradient.mul_(norm / most);
            }
        }

        return norm;
    }
}
