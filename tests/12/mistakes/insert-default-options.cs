// task:  12.4
// title: All adapters are made by the default options
// hint:  The rank and alpha that are handed in say what the adapters are made by.
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

        string[] names = [.. model.named_modules().Select(part => part.name).Where(
            name => targets.Any(target => $".{name}".EndsWith($".{target}", StringComparison.Ordinal)))];
        foreach (string name in names)
        {
            Parts.Replace(model, name, new LoraLinear((Linear)Parts.Find(model, name), new LoraOptions()));
        }

        Freezing.TrainOnly(model, IsAdapter);
        return names;
    }
}
