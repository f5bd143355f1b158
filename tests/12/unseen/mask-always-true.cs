// task:   12.6
// title:  puts ones in front, of whatever type the mask is
// expect: In a mask of numbers to add, 1 makes the prompt more likely and does not merely let it through. Put 0 in
//         front there.
// hears:  mask-one-to-add
namespace Katas.Lesson12;

static partial class VirtualTokens
{
    public static Tensor? Mask(Tensor? mask, long count)
    {
        Guard.PaddingMask(mask);
        Guard.AtLeast(count, 0);

        if (mask is null)
        {
            return null;
        }

        double open = 1;
        return cat([mask.new_full([mask.size(0), 1, 1, count], open), mask], -1); // → [batch, 1, 1, count + length]
    }
}
