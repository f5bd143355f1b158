// task:  12.13
// title: What is frozen is taken
// hint:  requires_grad says that a parameter trains.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12;

static partial class Adapters
{
    public static Dictionary<string, Tensor> Take(nn.Module model)
    {
        Guard.NotNull(model);

        return model.named_parameters()
            .Where(each => !each.parameter.requires_grad)
            .ToDictionary(each => each.name, each => each.parameter.detach().clone());
    }
}
