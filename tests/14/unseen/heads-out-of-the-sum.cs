// task:   14.5
// title:  cuts what attention adds into heads
// expect: Behind the output map there are no heads any more: each feature of what attention adds is a sum over all of
//         them. Begin with z, and give each head its own columns of the map.
// hears:  HeadOutputsTests.A_head_adds_what_the_output_map_makes_of_it_alone
// source: interp-reasoning/thought-anchors #7: a hook reshapes what o_proj has given into heads
namespace Katas.Lesson14;

static partial class HeadOutputs
{
    public static Tensor Of(Recording recording, long layer)
    {
        Guard.There(recording);
        Guard.Index(layer, recording.Model.Config.Layers);

        var added = recording.At(layer, "attention");
        var heads = recording.Model.Config.Heads;
        var pieces = added.chunk(heads, -1);
        var result = new List<Tensor>();
        for (int h = 0; h < heads; h++)
        {
            var all = zeros_like(added);
            long w = added.size(-1) / heads;
            all.narrow(-1, h * w, w).copy_(pieces[h]);
            result.Add(all);
        }

        return stack(result);
    }
}
