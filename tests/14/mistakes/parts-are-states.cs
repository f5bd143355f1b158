// task:  14.2
// title: Your parts are states of the stream
// hint:  At in, mid and out passes the sum so far. What is added passes attention and mlp.
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
            names.Add($"blocks.{layer}.in");
            if (config.Mlp != MlpKind.None)
            {
                names.Add($"blocks.{layer}.out");
            }
        }

        return new NamedParts(names, stack([.. names.Select(name => recording[name])])); // [part, batch, …]
    }
}
