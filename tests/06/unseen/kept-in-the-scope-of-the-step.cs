// task:   06.2
// title:  keeps tensors that the step's dispose scope will free
// expect: What the cache keeps belongs to the scope of the step, and is freed with it: detach it from there.
// hears:  KeyValueCacheTests.What_is_kept_outlives_the_scope_of_its_step
// then:   tied-to-the-scope-of-the-step
// faults: 1
namespace Katas.Lesson06;

sealed partial class KeyValueCache
{
    public (Tensor keys, Tensor values) Append(Tensor key, Tensor value)
    {
        _keys = _keys is null ? key : cat([_keys, key], 2);
        _values = _values is null ? value : cat([_values, value], 2);
        Length += key.size(2);
        return (_keys, _values);
    }
}
