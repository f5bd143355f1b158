// task:  12.14
// title: Name by name, from the adapter's side
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

        var before = Take(model);
        var own = model.named_parameters().ToDictionary(each => each.name, each => each.parameter);
        using (no_grad())
        {
            foreach (var (name, value) in adapter)
            {
                own[name].copy_(value.detach());
            }
        }

        return before;
    }
}
