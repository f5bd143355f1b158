// task:  12.13
// title: The parameters themselves are taken
// hint:  They go on training, and what was taken with them. Take copies.
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
            .Where(each => each.parameter.requires_grad)
            .ToDictionary(each => each.name, each => (Tensor)each.parameter);
    }
}
