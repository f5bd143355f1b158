// task:  12.14
// title: The new adapter is added to the old one
// hint:  One in place of the other.
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
            parameter.add_(adapter[name]);
        }

        return before;
    }
}
