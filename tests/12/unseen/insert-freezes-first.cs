// task:   12.4
// title:  freezes the model first, and takes what is new for trained anyway
// expect: Freezing everything before the adapters are put in leaves those of an earlier call frozen as well. Freeze
//         afterwards, by name.
// hears:  insert-new-alone-train
namespace Katas.Lesson12;

static partial class Lora
{
    public static IReadOnlyList<string> Insert(
        nn.Module model, IReadOnlyCollection<string> targets, LoraOptions options)
    {
        Guard.Targets(model, targets);
        Guard.Options(options);

        Freezing.TrainOnly(model, _ => false);
        string[] names = [.. model.named_modules().Select(part => part.name).Where(
            name => targets.Any(target => $".{name}".EndsWith($".{target}", StringComparison.Ordinal)))];
        foreach (string name in names)
        {
            Parts.Replace(model, name, new LoraLinear((Linear)Parts.Find(model, name), options));
        }

        return names;
    }
}
