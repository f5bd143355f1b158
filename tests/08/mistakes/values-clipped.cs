// task:  08.9
// title: Each number is clipped
// hint:  Clipping by value turns the direction: it flattens the long numbers and leaves the short ones. Clipping by
//        norm makes all of them shorter by one factor.
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
            gradient.clamp_(-most, most);
        }

        return norm;
    }
}
