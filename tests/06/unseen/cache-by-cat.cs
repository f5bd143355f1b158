// task:   06.2
// title:  grows the cache by cat; the first append keeps the caller's own memory, and the tensors that are replaced are
//         never disposed
// expect: `detach` shares its memory with `key`: until something is concatenated, whoever changes the key changes your
//         cache. And each step replaces tensors that you took out of every scope, so nobody disposes the old ones.
// hears:  KeyValueCacheTests.The_cache_has_a_copy_of_its_own
// faults: 2
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

        _keys = Grown(_keys, key);
        _values = Grown(_values, value);
        Length += key.size(2);
        return (_keys.alias(), _values.alias());
    }

    private static Tensor Grown(Tensor? kept, Tensor fresh)
    {
        var all = kept is null ? fresh.detach() : cat(new[] { kept, fresh }, 2);
        return all.DetachFromDisposeScope(); // [batch, heads, length, d_head]
    }
}
