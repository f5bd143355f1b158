// task:  08.9
// title: PyTorch's own clipping
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
        Of(module, step);
        var (parameters, total) = (module.parameters().Where(each => each.grad is not null).ToArray(), 0.0);
        foreach (var parameter in parameters)
        {
            total += parameter.grad!.to(ScalarType.Float64).pow(2).sum().ToDouble();
        }

        if (!double.IsFinite(total))
        {
            throw NotFinite(module, step);
        }

        nn.utils.clip_grad_norm_(parameters, most);
        return Math.Sqrt(total);
    }
}
