// task:  14.2
// title: the names in one expression
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
        string[] halves = config.Mlp == MlpKind.None ? ["attention"] : ["attention", "mlp"];
        var layers = Enumerable.Range(0, (int)config.Layers);
        string[] names =
            ["embedding", .. layers.SelectMany(layer => halves.Select(half => $"blocks.{layer}.{half}"))];

        return new NamedParts(names, stack([.. names.Select(name => recording[name])])); // [part, batch, …]
    }
}
