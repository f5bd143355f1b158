// task:   12.13
// title:  takes the values without gradients, and without copying them
// expect: detach makes no copy. Further training changes what you have taken.
// hears:  take-aliases
// source: sgl-project/sglang PR #18883: a snapshot that shared its storage
namespace Katas.Lesson12;

static partial class Adapters
{
    public static Dictionary<string, Tensor> Take(nn.Module model)
    {
        Guard.NotNull(model);

        return model.named_parameters()
            .Where(each => each.parameter.requires_grad)
            .ToDictionary(each => each.name, each => each.parameter.detach());
    }
}
