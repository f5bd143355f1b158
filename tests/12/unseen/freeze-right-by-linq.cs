// task:   12.1
// title:  right: first all, then a filter
// expect: Nothing: it is right.
// hears:  passes
namespace Katas.Lesson12;

static partial class Freezing
{
    public static IReadOnlyList<Parameter> TrainOnly(nn.Module model, Func<string, bool> trains)
    {
        Guard.NotNull(model);
        Guard.NotNull(trains);

        var all = model.named_parameters().ToList();
        all.ForEach(each => each.parameter.requires_grad_(trains(each.name)));
        foreach (var each in all.Where(each => !each.parameter.requires_grad))
        {
            each.parameter.grad = null;
        }

        return [.. all.Select(each => each.parameter).Where(parameter => parameter.requires_grad)];
    }
}
