// task:  12.14
// title: What comes back is the new adapter
// hint:  Take the old one before you write the new one, and a copy of it.
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

        foreach (var (name, parameter) in model.named_parameters().Where(each => adapter.ContainsKey(each.name)))
        {
            parameter.copy_(adapter[name]);
        }

        return Take(model);
    }
}
