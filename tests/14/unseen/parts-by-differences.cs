// task:   14.2
// title:  takes the differences of states for parts
// expect: Side by side there is no middle state to take a difference with, and differences are rounded. What was added
//         passes the points attention and mlp: look it up.
// hears:  ResidualStreamTests.The_parts_add_up_to_the_stream
namespace Katas.Lesson14;

static partial class ResidualStream
{
    public static NamedParts Parts(Recording recording)
    {
        Guard.Sum(recording);

        var layers = recording.Model.Config.Layers;
        var names = new List<string> { "embedding" };
        var values = new List<Tensor> { recording["embedding"] };
        for (var i = 0L; i < layers; i++)
        {
            names.Add($"blocks.{i}.attention");
            values.Add(recording.At(i, "mid") - recording.At(i, "in"));
            if (recording.Model.Config.Mlp != MlpKind.None)
            {
                names.Add($"blocks.{i}.mlp");
                values.Add(recording.At(i, "out") - recording.At(i, "mid"));
            }
        }

        return new NamedParts(names, stack(values.ToArray()));
    }
}
