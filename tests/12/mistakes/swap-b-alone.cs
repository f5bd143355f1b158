// task:  12.14
// title: Only B is put in
// hint:  A and B belong together: the product of one's A and another's B is nobody's adapter.
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
        foreach (var (name, parameter) in model.named_parameters().Where(
            each => adapter.ContainsKey(each.name) && !each.name.Contains("lora_a")))
        {
            parameter.copy_(adapter[name]);
        }

        return before;
    }
}
