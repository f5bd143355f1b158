// task:   09.11
// title:  a distance of at most the window
// expect: At a distance of W the token is one too far: the query itself counts, so distances go from 0 to W - 1.
// hears:  window-one-too-wide
// source: ml-explore/mlx-lm PR #390
namespace Katas.Lesson09;

static partial class SlidingWindow
{
    public static Tensor Mask(long queries, long keys, long? window = null)
    {
        Guard.Positive(queries);
        Guard.AtLeast(keys, queries);
        Guard.AtLeast(window ?? 1, 1, nameof(window));

        var i = arange(keys - queries, keys).unsqueeze(1);
        var j = arange(keys).unsqueeze(0);
        return (j <= i).logical_and(i - j <= (window ?? keys));
    }
}
