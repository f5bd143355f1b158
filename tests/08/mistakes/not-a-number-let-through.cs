// task:  08.9
// title: NaN is let through
// hint:  NaN is not greater than any limit, so it passes unseen, and one step later all weights are NaN. Check the
//        norm before you use it.
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
