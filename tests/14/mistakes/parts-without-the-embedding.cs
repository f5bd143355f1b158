// task:  14.2
// title: The embedding is not among the parts
// hint:  The stream begins with it, and everything else is added to it.
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
        List<string> names = [];
        for (int layer = 0; layer < config.Layers; layer++)
        {
            names.Add($"blocks.{layer}.attention");
            if (config.Mlp != MlpKind.None)
            {
                names.Add($"blocks.{layer}.mlp");
            }
        }

        return new NamedParts(names, stack([.. names.Select(name => recording[name])])); // [part, batch, …]
    }
}
