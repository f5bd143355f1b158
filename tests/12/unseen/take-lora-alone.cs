// task:   12.13
// title:  takes what has lora in its name
// expect: A head that trains has no lora in its name, and is lost: the loaded adapter guesses. Take what trains.
// hears:  take-by-lora
// source: huggingface/peft #310 and #577: the classifier was not saved
namespace Katas.Lesson12;

static partial class Adapters
{
    public static Dictionary<string, Tensor> Take(nn.Module model)
    {
        Guard.NotNull(model);

        return model.named_parameters()
            .Where(each => each.name.Contains("lora_"))
            .ToDictionary(each => each.name, each => each.parameter.detach().clone());
    }
}
