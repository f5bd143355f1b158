// task:  08.9
// title: Copies are clipped
// hint:  The optimiser reads the gradients themselves. A product without an underscore is a new tensor, which nobody
//        looks at.
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
                _ = gradient * (most / norm);
            }
        }

        return norm;
    }
}
