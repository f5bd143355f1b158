// task:  12.13
// title: Names lose their first piece
// hint:  The model does not know them so. Keep the whole name.
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
            .ToDictionary(each => each.name[(each.name.IndexOf('.') + 1)..], each => each.parameter.detach().clone());
    }
}
