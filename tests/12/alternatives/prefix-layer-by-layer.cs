// task:  12.8
// title: Each block's keys and values expanded by themselves
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
        KeyValues[] layers = [.. Enumerable.Range(0, model.Config.Layers).Select(i => new KeyValues(
            prefix[i, 0].expand(batch, -1, -1, -1), prefix[i, 1].expand(batch, -1, -1, -1)))];
        return input with
        {
            Past = input.Past ?? new Past(layers),
            Mask = VirtualTokens.Mask(input.Mask, Count),
            Positions = input.Positions?.add(Count),
        };
    }
}
