// task:  12.13
// title: What is taken shares its memory with the model
// hint:  detach cuts gradients, and copies nothing. Clone, too.
// source: sgl-project/sglang PR #18883: a snapshot that shared its storage
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
            .ToDictionary(each => each.name, each => each.parameter.detach());
    }
}
