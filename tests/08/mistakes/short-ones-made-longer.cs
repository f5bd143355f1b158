// task:  08.9
// title: Short gradients are made longer
// hint:  The limit is an upper one. Gradients whose norm is below it stay as they are, or the end of training would
//        never come to rest.
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
            gradient.mul_(most / norm);
        }

        return norm;
    }
}
