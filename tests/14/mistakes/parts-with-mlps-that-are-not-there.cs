// task:  14.2
// title: A model without MLPs has MLP parts
// hint:  Ask the configuration whether there are any: a part of zeros is none.
using Katas.Lesson09;
using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson14;

static partial class ResidualStream
{
    public static NamedParts Parts(Recording recording)
    {
        Guard.Sum(recording);

        var config = recording.Model.Config;
        List<string> names = ["embedding"];
        for (int layer = 0; layer < config.Layers; layer++)
        {
            names.Add($"blocks.{layer}.attention");
            if (config.Layers > layer)
            {
                names.Add($"blocks.{layer}.mlp");
            }
        }

        return new NamedParts(names, stack([.. names.Select(name => recording[name])])); // [part, batch, …]
    }
}
