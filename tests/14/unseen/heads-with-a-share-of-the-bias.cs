// task:   14.5
// title:  gives each head a share of the bias
// expect: The output map's bias belongs to no head: leave it out.
// hears:  HeadOutputsTests.A_head_adds_what_the_output_map_makes_of_it_alone
namespace Katas.Lesson14;

static partial class HeadOutputs
{
    public static Tensor Of(Recording recording, long layer)
    {
        Guard.There(recording);
        Guard.Index(layer, recording.Model.Config.Layers);

        var w = HeadWeights.Of(recording.Model, layer);
        var z = recording.At(layer, "z");
        var result = einsum("bhps,hws->hbpw", z, w.Output);
        return w.OutputBias is null ? result : result + w.OutputBias / recording.Model.Config.Heads;
    }
}
