// task:  12.8
// title: All blocks get the prefix of the first
// hint:  Each block has keys and values of its own.
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
            Past = input.Past ?? new Past([.. layers.unbind().Select(_ => new KeyValues(layers[0, 0], layers[0, 1]))]),
            Mask = VirtualTokens.Mask(input.Mask, Count),
            Positions = input.Positions?.add(Count),
        };
    }
}
