// task:   12.14
// title:  copies into the parameter's data by replacing its gradient flag
// expect: After the swap nothing trains any more: you turn requires_grad off to write, and not on again.
// hears:  swap-freezes
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
