// task:  12.14
// title: Only the first tensor is put in
// hint:  All of the adapter belongs together.
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
        foreach (var (name, parameter) in model.named_parameters().Where(each => each.name == adapter.Keys.First()))
        {
            parameter.copy_(adapter[name]);
        }

        return before;
    }
}
