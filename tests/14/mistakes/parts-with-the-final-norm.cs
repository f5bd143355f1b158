// task:  14.2
// title: The final norm is among the parts
// hint:  It is how the stream is read. Nothing of it is in the stream.
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

        names.Add("norm");
        return new NamedParts(names, stack([.. names.Select(name => recording[name])])); // [part, batch, …]
    }
}
