// task:  06.2
// title: The new tokens are put in front
// hint:  Tokens are kept in the order in which they were written: the new ones at the end.
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
        _keys = (_keys is null ? key.clone() : cat([key, _keys], 2)).DetachFromDisposeScope();
        _values = (_values is null ? value.clone() : cat([value, _values], 2)).DetachFromDisposeScope();
        Length += key.size(2);
        return (_keys.alias(), _values.alias());
    }
}
