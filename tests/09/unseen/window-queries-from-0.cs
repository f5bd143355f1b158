// task:   09.11
// title:  numbers the queries from 0, and looks at distances alone
// expect: The queries are the last of the keys: the first of them is at position keys - queries. And negative
//         distances, the future, are seen here.
// hears:  window-shows-the-future
// faults: 2
namespace Katas.Lesson09;

static partial class SlidingWindow
{
    public static Tensor Mask(long queries, long keys, long? window = null)
    {
        Guard.Positive(queries);
        Guard.AtLeast(keys, queries);
        Guard.AtLeast(window ?? 1, 1, nameof(window));

        var distance = arange(queries).unsqueeze(1) - arange(keys).unsqueeze(0);
        return distance < (window ?? keys);
    }
}
