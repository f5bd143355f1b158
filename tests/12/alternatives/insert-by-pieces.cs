// task:  12.4
// title: Names compared piece by piece
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

        List<string> names = [];
        foreach (var (name, part) in model.named_modules().ToList())
        {
            if (part is Linear linear && targets.Any(target => name == target || name.EndsWith('.' + target)))
            {
                Parts.Replace(model, name, new LoraLinear(linear, options));
                names.Add(name);
            }
        }

        Freezing.TrainOnly(model, IsAdapter);
        return names;
    }
}
