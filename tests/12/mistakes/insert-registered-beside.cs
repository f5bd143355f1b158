// task:  12.4
// title: The adapter is registered beside the layer, which is called as before
// hint:  register_module puts it on the list of parts. What is called is the field, which Parts.Replace sets, too.
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
            string owner = name[..Math.Max(0, name.LastIndexOf('.'))];
            var part = owner.Length == 0 ? model : Parts.Find(model, owner);
            var adapted = new LoraLinear((Linear)Parts.Find(model, name), options);
            part.register_module($"{name.Split('.')[^1]}_lora", adapted);
        }

        Freezing.TrainOnly(model, IsAdapter);
        return names;
    }
}
