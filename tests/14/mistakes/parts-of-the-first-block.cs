// task:  14.2
// title: Every block is the first
// hint:  The number of the block belongs into the name that is looked up, too.
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
            if (config.Mlp != MlpKind.None)
            {
                names.Add($"blocks.{layer}.mlp");
            }
        }

        return new NamedParts(names, stack([.. names.Select(name => recording[name.Replace("1.", "0.").Replace("2.", "0.")])])); // [part, batch, …]
    }
}
