// task:   02.6
// title:  combines masks with & whatever their kind, and forgets the heads
// expect: & is for two boolean masks. With an additive one, both have to be added. (And each gets its dimension for
//         heads.)
// hears:  CombineTests.Preferences_of_two_masks_add_up
// faults: 2
namespace Katas.Lesson02;

static partial class Masks
{
    public static Tensor? Combine(Tensor? first, Tensor? second)
    {
        if (first is null)
        {
            return second;
        }

        return second is null ? first : first & second;
    }
}
