// task:  12.8
// title: The blocks get the prefix in reverse order
// hint:  Block 0 gets the first of them.
using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson12;

sealed partial class PrefixTuning
{
    public ModelInput InFront(ModelInput input)
    {
        Guard.PaddingMask(input.Mask);

        long batch = (input.Ids ?? input.Vectors!).size(0);
        var layers = prefix.unsqueeze(2).expand(-1, -1, batch, -1, -1, -1); // → [layers, 2, batch, key heads, count, …]
        return input with
        {
            Past = input.Past ?? new Past([.. layers.flip(0).unbind().Select(layer => new KeyValues(layer[0], layer[1]))]),
            Mask = VirtualTokens.Mask(input.Mask, Count),
            Positions = input.Positions?.add(Count),
        };
    }
}
