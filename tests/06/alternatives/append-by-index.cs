// task:  06.2
// title: A cache filled by an index
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
        long added = key.size(2);
        _keys ??= Room(key);
        _values ??= Room(value);
        int start = (int)Length;
        int end = (int)(Length + added);
        _keys[.., .., start..end] = key.detach();
        _values[.., .., start..end] = value.detach();
        Length += added;
        return (_keys.narrow(2, 0, Length), _values.narrow(2, 0, Length)); // [batch, heads, length, d_head]
    }
}
