// task:  08.9
// title: The squares are averaged
// hint:  The norm is a root of a sum. With a mean it hardly grows with the number of weights, and the limit means
//        something else for each model.
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
        double norm = Math.Sqrt(gradients.Average(gradient => Math.Pow(gradient.norm().ToDouble(), 2)));
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
