// task:   12.1
// title:  hands all parameters to the optimizer
// expect: You return every parameter, frozen ones included. Return those that train, and no others.
// hears:  freeze-all-to-the-optimizer
namespace Katas.Lesson12;

static partial class Freezing
{
    public static IReadOnlyList<Parameter> TrainOnly(nn.Module model, Func<string, bool> trains)
    {
        Guard.NotNull(model);
        Guard.NotNull(trains);

        foreach (var (name, parameter) in model.named_parameters())
        {
            parameter.requires_grad = trains(name);
            if (!parameter.requires_grad)
            {
                parameter.grad = null;
            }
        }

        return model.parameters().ToList();
    }
}
