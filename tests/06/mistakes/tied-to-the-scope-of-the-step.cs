// task:  06.2
// title: What is kept is gone with the dispose scope of its step
// hint:  The caller disposes its scope after each step, and everything that was made in it. What has to last must be
//        taken out of it.
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
        _keys = _keys is null ? key.clone() : cat([_keys, key], 2);
        _values = _values is null ? value.clone() : cat([_values, value], 2);
        Length += key.size(2);
        return (_keys.alias(), _values.alias());
    }
}
