// task:  06.2
// title: A cache that grows by cat
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

        _keys = Grown(_keys, key);
        _values = Grown(_values, value);
        Length += key.size(2);
        return (_keys.alias(), _values.alias());

        static Tensor Grown(Tensor? kept, Tensor added)
        {
            using var noGradient = no_grad();
            var grown = (kept is null ? added.clone() : cat([kept, added], 2)).DetachFromDisposeScope();
            kept?.Dispose();
            return grown;
        }
    }
}
