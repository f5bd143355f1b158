// task:  12.13
// title: Only what has lora in its name is taken
// hint:  A head or a prompt that trains belongs to the adapter, too.
// source: huggingface/peft #310: the classification head was not saved
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12;

static partial class Adapters
{
    public static Dictionary<string, Tensor> Take(nn.Module model)
    {
        Guard.NotNull(model);

        return model.named_parameters()
            .Where(each => each.name.Contains("lora_", StringComparison.Ordinal))
            .ToDictionary(each => each.name, each => each.parameter.detach().clone());
    }
}
