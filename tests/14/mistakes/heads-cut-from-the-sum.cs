// task:  14.5
// title: What attention adds is cut into heads
// hint:  Behind the output map each feature is a sum over all heads. Begin with z.
// source: interp-reasoning/thought-anchors #7
using Katas.Lesson09;
using Katas.Toolkit;
using static TorchSharp.torch;

namespace Katas.Lesson14;

static partial class HeadOutputs
{
    public static Tensor Of(Recording recording, long layer)
    {
        Guard.There(recording);
        Guard.Index(layer, recording.Model.Config.Layers);

        var gathered = recording.At(layer, "attention")
            .narrow(-1, 0, recording.Model.Config.Heads * (recording.Model.Config.Width / recording.Model.Config.Heads))
            .unflatten(-1, [recording.Model.Config.Heads, -1])
            .transpose(-3, -2).transpose(-4, -3); // [batch, head, …] → [head, batch, position, size]
        var output = HeadWeights.Of(recording.Model, layer).Output; // [head, width, size]
        return nn.functional.pad(gathered, [0, output.size(1) - gathered.size(-1)]); // · [head, 1, size, width]
    }
}
