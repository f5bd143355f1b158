// task:  12.4
// title: Only the first layer of a name gets an adapter
// hint:  A name stands for the layers of all blocks.
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

        string[] names = [.. targets.Select(target => model.named_modules().Select(part => part.name).First(
            name => $".{name}".EndsWith($".{target}", StringComparison.Ordinal)))];
        foreach (string name in names)
        {
            Parts.Replace(model, name, new LoraLinear((Linear)Parts.Find(model, name), options));
        }

        Freezing.TrainOnly(model, IsAdapter);
        return names;
    }
}
