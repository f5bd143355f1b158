// task:   08.9
// title:  takes the gradients from state_dict, where a parameter with two names occurs twice
// expect: state_dict lists a shared parameter under each of its names: its gradient is counted twice in the norm, and
//         shortened twice. Gradients.Of gives each once.
// hears:  GradientsTests.A_parameter_with_two_names_counts_once
// faults: 1
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

        Tensor[] all = module.state_dict().Values.Select(each => each.grad).OfType<Tensor>().ToArray();
        if (all.Length == 0)
        {
            throw new TrainingException($"Step {step}: no parameter has a gradient.");
        }

        double norm = Math.Sqrt(all.Sum(each => each.to(ScalarType.Float64).square().sum().item<double>()));
        if (!double.IsFinite(norm))
        {
            throw NotFinite(module, step);
        }

        if (norm > most)
        {
            foreach (var gradient in all)
            {
                gradient.mul_(most / norm);
            }
        }

        return norm;
    }
}
