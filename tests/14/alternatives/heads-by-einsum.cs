// task:  14.5
// title: by einsum
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

        var output = HeadWeights.Of(recording.Model, layer).Output; // [head, width, size]
        return einsum("bhps,hws->hbpw", recording.At(layer, "z"), output);
    }
}
