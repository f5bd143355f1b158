// task:  12.13
// title: A loop over the parameters
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12;

static partial class Adapters
{
    public static Dictionary<string, Tensor> Take(nn.Module model)
    {
        Guard.NotNull(model);

        var adapter = new Dictionary<string, Tensor>();
        using var noGradient = no_grad();
        foreach (var (name, parameter) in model.named_parameters())
        {
            if (parameter.requires_grad)
            {
                adapter[name] = parameter.clone();
            }
        }

        return adapter;
    }
}
