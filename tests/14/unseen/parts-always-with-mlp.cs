// task:   14.2
// title:  lists an MLP for every block, and only blocks
// expect: The embedding is a part as well. And a model without MLPs has no MLP parts.
// hears:  parts-without-the-embedding
// faults: 2
namespace Katas.Lesson14;

static partial class ResidualStream
{
    public static NamedParts Parts(Recording recording)
    {
        Guard.Sum(recording);

        var names = Enumerable.Range(0, (int)recording.Model.Config.Layers)
            .SelectMany(i => new[] { $"blocks.{i}.attention", $"blocks.{i}.mlp" }).ToArray();
        return new NamedParts(names, stack(names.Select(n => recording[n]).ToArray()));
    }
}
