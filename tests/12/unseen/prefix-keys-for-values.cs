// task:   12.8
// title:  takes keys where values belong
// expect: The second of the two is the values. You give the keys twice.
// hears:  prefix-keys-as-values
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
            Past = input.Past ?? new Past([.. layers.unbind().Select(layer => new KeyValues(layer[0], layer[0]))]),
            Mask = VirtualTokens.Mask(input.Mask, Count),
            Positions = input.Positions?.add(Count),
        };
    }
}
