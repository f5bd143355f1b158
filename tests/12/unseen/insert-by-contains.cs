// task:   12.4
// title:  looks for the name anywhere
// expect: A target is a whole name or its last pieces. You take every name in which the letters occur, such as keyhole
//         for key.
// hears:  LoraTests.A_name_is_a_whole_one_or_its_last_pieces
namespace Katas.Lesson12;

static partial class Lora
{
    public static IReadOnlyList<string> Insert(
        nn.Module model, IReadOnlyCollection<string> targets, LoraOptions options)
    {
        Guard.Targets(model, targets);
        Guard.Options(options);

        var found = model.named_modules()
            .Where(part => part.module is Linear && targets.Any(part.name.Contains))
            .ToList();
        foreach (var (name, module) in found)
        {
            Parts.Replace(model, name, new LoraLinear((Linear)module, options));
        }

        Freezing.TrainOnly(model, IsAdapter);
        return [.. found.Select(part => part.name)];
    }
}
