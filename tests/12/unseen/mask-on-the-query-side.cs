// task:   12.6
// title:  makes room for queries as well
// expect: Room is needed among the keys alone: the last dimension. The mask has one row for all queries.
// hears:  VirtualTokensTests.Booleans_are_true_in_front
// source: zai-org/ChatGLM3 #359: a mask of queries and keys, both longer by the prefix
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

        double open = mask.dtype == ScalarType.Bool ? 1 : 0;
        long all = count + mask.size(-1);
        var wide = cat([mask.new_full([mask.size(0), 1, 1, count], open), mask], -1);
        return wide.expand(-1, -1, all, -1);
    }
}
