// task:  12.4
// title: Names come target by target, and not in the model's order
// hint:  Two targets that fit the same layer would put two adapters in, and the order is to be the model's.
using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson12;

static partial class Lora
{
    public static IReadOnlyList<string> Insert(
        nn.Module model, IReadOnlyCollection<string> targets, LoraOptions options)
    {
        Guard.Targets(model, targets);
        Guard.Options(options);

        string[] names = [.. targets.SelectMany(target => model.named_modules().Select(part => part.name).Where(
            name => $".{name}".EndsWith($".{target}", StringComparison.Ordinal))).Distinct()];
        foreach (string name in names)
        {
            Parts.Replace(model, name, new LoraLinear((Linear)Parts.Find(model, name), options));
        }

        Freezing.TrainOnly(model, IsAdapter);
        return names;
    }
}
