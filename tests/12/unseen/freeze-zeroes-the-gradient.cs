// task:   12.1
// title:  sets old gradients to zero in place of dropping them
// expect: A gradient of zero is still a gradient: weight decay and moments go on moving the parameter. Set grad to
//         null.
// hears:  freeze-old-gradients-kept
namespace Katas.Lesson12;

static partial class Freezing
{
    public static IReadOnlyList<Parameter> TrainOnly(nn.Module model, Func<string, bool> trains)
    {
        Guard.NotNull(model);
        Guard.NotNull(trains);

        List<Parameter> trained = [];
        foreach (var (name, parameter) in model.named_parameters())
        {
            parameter.requires_grad = trains(name);
            if (parameter.requires_grad)
            {
                trained.Add(parameter);
            }
            else
            {
                parameter.grad?.zero_();
            }
        }

        return trained;
    }
}
