// task:  08.9
// title: The largest of the norms is taken
// hint:  All gradients count together. The largest alone is less than the norm of all.
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
        double norm = gradients.Max(gradient => gradient.norm().ToDouble());
        if (!double.IsFinite(norm))
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
