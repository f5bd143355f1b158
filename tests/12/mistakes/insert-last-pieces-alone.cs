// task:  12.4
// title: Only the very last piece of a name counts
// hint:  attention.query, or a whole name, are to be found as well.
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
            name => targets.Contains(name.Split('.')[^1]))];
        foreach (string name in names)
        {
            Parts.Replace(model, name, new LoraLinear((Linear)Parts.Find(model, name), options));
        }

        Freezing.TrainOnly(model, IsAdapter);
        return names;
    }
}
