// task:   06.1
// title:  hides each token from itself
// expect: A token sees itself, too: less or equal.
// hears:  token-does-not-see-itself
// faults: 1
namespace Katas.Lesson06;

static partial class CausalMask
{
    public static Tensor Window(long queries, long keys)
    {
        var query = arange(keys - queries, keys).unsqueeze(1);
        return arange(keys).unsqueeze(0) < query;
    }
}
