// task:  12.14
// title: After the swap nothing trains
// hint:  The parameters are the same as before, and go on training.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12;

static partial class Adapters
{
    public static Dictionary<string, Tensor> Swap(nn.Module model, IReadOnlyDictionary<string, Tensor> adapter)
    {
        Guard.NothingMerged(model);
        Guard.Adapter(adapter, model);

        using var noGradient = no_grad();

        var before = Take(model);
        foreach (var (name, parameter) in model.named_parameters().Where(each => adapter.ContainsKey(each.name)))
        {
            parameter.requires_grad = false;
            parameter.copy_(adapter[name]);
        }

        return before;
    }
}
