// task:   12.14
// title:  remembers the old adapter without copying it
// expect: What you return are the parameters' own numbers, which have been written over meanwhile: it is the new adapter.
//         Take copies them.
// hears:  swap-returns-the-new
namespace Katas.Lesson12;

static partial class Adapters
{
    public static Dictionary<string, Tensor> Swap(nn.Module model, IReadOnlyDictionary<string, Tensor> adapter)
    {
        Guard.NothingMerged(model);
        Guard.Adapter(adapter, model);

        using var noGradient = no_grad();

        var before = new Dictionary<string, Tensor>();
        foreach (var (name, parameter) in model.named_parameters())
        {
            if (parameter.requires_grad)
            {
                before[name] = parameter.detach();
                parameter.copy_(adapter[name]);
            }
        }

        return before;
    }
}
