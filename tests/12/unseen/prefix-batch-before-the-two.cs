// task:   12.8
// title:  puts the batch in front of keys and values, and takes texts for them
// expect: layer[0] and layer[1] are the first two texts where the batch stands in front: each with keys and values in
//         it. Choose keys or values first, then repeat them for the batch.
// hears:  PrefixTuningTests.The_prefix_is_the_past_of_every_block_and_text
using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12;

sealed partial class PrefixTuning
{
    public ModelInput InFront(ModelInput input)
    {
        Guard.PaddingMask(input.Mask);

        long batch = (input.Ids ?? input.Vectors!).size(0);
        var layers = prefix.unsqueeze(1).expand(-1, batch, -1, -1, -1, -1);
        return input with
        {
            Past = input.Past ?? new Past([.. layers.unbind().Select(layer => new KeyValues(layer[0], layer[1]))]),
            Mask = VirtualTokens.Mask(input.Mask, Count),
            Positions = input.Positions?.add(Count),
        };
    }
}
