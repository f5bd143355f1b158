// task:  08.9
// title: All gradients in one row
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
        var row = cat([.. gradients.Select(gradient => gradient.flatten())]);
        double norm = row.square().sum().sqrt().ToDouble();
        if (double.IsNaN(norm) || double.IsInfinity(norm))
        {
            throw NotFinite(module, step);
        }

        double factor = Math.Min(1, most / (norm + 1e-6));
        if (factor < 1)
        {
            gradients.ToList().ForEach(gradient => gradient.mul_(factor));
        }

        return norm;
    }
}
