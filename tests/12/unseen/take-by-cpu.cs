// task:   12.13
// title:  brings the values to the processor, which is taken for a copy
// expect: Where they are there already, cpu() gives the same memory again, and further training changes what you have
//         taken. Copy them.
// hears:  take-aliases
// source: sgl-project/sglang, pull request 18883: a snapshot that shared its storage
namespace Katas.Lesson12;

static partial class Adapters
{
    public static Dictionary<string, Tensor> Take(nn.Module model)
    {
        Guard.NotNull(model);

        var taken = new Dictionary<string, Tensor>();
        foreach (var (name, parameter) in model.named_parameters())
        {
            if (parameter.requires_grad)
            {
                taken[name] = parameter.detach().cpu();
            }
        }

        return taken;
    }
}
