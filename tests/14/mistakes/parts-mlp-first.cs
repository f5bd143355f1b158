// task:  14.2
// title: The MLP comes before attention
// hint:  In the order of a block: what attention adds first.
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
            if (config.Mlp != MlpKind.None)
            {
                names.Add($"blocks.{layer}.mlp");
            }

            names.Add($"blocks.{layer}.attention");
        }

        return new NamedParts(names, stack([.. names.Select(name => recording[name])])); // [part, batch, …]
    }
}
