// task:   12.14
// title:  takes the old adapter after the new one is in
// expect: What you return is the new adapter. Take the old one first.
// hears:  swap-returns-the-new
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
