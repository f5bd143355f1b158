// task:   12.8
// title:  says that the past counts no token
// expect: The prefix counts as tokens: the text's positions go on behind it. With a count of 0 they would begin at 0,
//         and the past is refused.
// hears:  PrefixTuningTests.The_prefix_is_the_past_of_every_block_and_text
// source: huggingface/transformers #33852: positions that do not count the prefix
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
            Past = input.Past ?? new Past([.. layers.unbind().Select(layer => new KeyValues(layer[0], layer[1]))], 0),
            Mask = VirtualTokens.Mask(input.Mask, Count),
            Positions = input.Positions?.add(Count),
        };
    }
}
