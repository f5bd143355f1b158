// task:   12.14
// title:  copies in without turning gradients off
// expect: torch refuses to write into a parameter that trains, as its gradient would be wrong. Turn gradients off around
//         the copying.
// hears:  AdaptersTests.The_other_adapter_is_in_and_the_old_one_comes_back
namespace Katas.Lesson12;

static partial class Adapters
{
    public static Dictionary<string, Tensor> Swap(nn.Module model, IReadOnlyDictionary<string, Tensor> adapter)
    {
        Guard.NothingMerged(model);
        Guard.Adapter(adapter, model);

        var before = Take(model);
        foreach (var (name, parameter) in model.named_parameters())
        {
            if (adapter.TryGetValue(name, out var value))
            {
                parameter.copy_(value);
            }
        }

        return before;
    }
}
