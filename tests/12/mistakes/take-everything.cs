// task:  12.13
// title: The whole model is taken
// hint:  An adapter is what trains. The base model is kept once, for all of them.
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
            .ToDictionary(each => each.name, each => each.parameter.detach().clone());
    }
}
