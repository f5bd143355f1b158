// task:   06.2
// title:  returns the cache's own tensors, and disposes them at the next call
// expect: What you return are the cache's own tensors. The next Append disposes them, though the caller may still hold
//         them; and a caller that disposes the result, or writes into it, destroys the cache. Return tensors of the
//         caller's own: views of a space that stays (Room), or copies.
// hears:  KeyValueCacheTests.What_is_returned_belongs_to_the_caller
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06;

sealed partial class KeyValueCache
{
    public (Tensor keys, Tensor values) Append(Tensor key, Tensor value)
    {
        Guard.Layout(key, "[batch, heads, new, d_head]");
        Guard.Layout(value, "[batch, heads, new, d_head]");
        Guard.Size(value, 2, key.size(2), "a value for each key");
        Guard.SizeAtMost(key, 2, Capacity - Length, "the room that is left");

        using var noGradient = no_grad();
        var keys = Grown(_keys, key);
        var values = Grown(_values, value);
        (_keys, _values) = (keys, values);
        Length += key.size(2);
        return (keys, values);
    }

    /// <summary>The cached tensor with the newest tokens behind it; the cached one has served its purpose.</summary>
    private static Tensor Grown(Tensor? kept, Tensor newest)
    {
        var grown = kept is null ? newest.detach().clone() : cat(new[] { kept, newest.detach() }, 2);
        kept?.Dispose();
        return grown.DetachFromDisposeScope();
    }
}
