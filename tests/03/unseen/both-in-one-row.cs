// task:   03.7
// title:  subtracts two vectors element by element, where a table should arise
// expect: Each query meets each key: one of the two vectors needs a dimension more. With as many of both you get a
//         vector, otherwise an error.
// hears:  BetweenTests.Keys_before_the_query_are_below_0_and_keys_after_it_above
// faults: 1
namespace Katas.Lesson03;

static partial class Distances
{
    public static Tensor Between(long queryLength, long keyLength, long offset = 0)
    {
        var queries = arange(offset, offset + queryLength, dtype: ScalarType.Int64);
        var keys = arange(keyLength, dtype: ScalarType.Int64);
        return keys - queries;
    }
}
