// task:  12.8
// title: Positions begin at 0 behind the prefix
// hint:  Nobody has said any, so the model counts them itself, behind the prefix. Leave them null.
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
            Past = input.Past ?? new Past([.. layers.unbind().Select(layer => new KeyValues(layer[0], layer[1]))]),
            Mask = VirtualTokens.Mask(input.Mask, Count),
            Positions = input.Positions?.add(Count) ?? arange((input.Ids ?? input.Vectors!).size(1)),
        };
    }
}
