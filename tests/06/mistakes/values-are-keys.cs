// task:  06.2
// title: The keys are kept as values
// hint:  Two tensors are kept, and each has to be filled from its own argument.
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
        using var keyPlace = _keys.narrow(2, Length, added); // [batch, heads, new, d_head]
        using var valuePlace = _values.narrow(2, Length, added); // [batch, heads, new, d_head]
        keyPlace.copy_(key);
        valuePlace.copy_(key);
        Length += added;
        return (_keys.narrow(2, 0, Length), _values.narrow(2, 0, Length)); // [batch, heads, length, d_head]
    }
}
