// task:   03.12
// title:  leaves the heads last
// expect: The heads have to come first, [heads, query, key]: the lookup leaves them last.
// hears:  heads-last
// faults: 1
namespace Katas.Lesson03;

sealed partial class RelativeBias
{
    public override Tensor forward(long queryLength, long keyLength, long offset)
    {
        var distances = Distances.Between(queryLength, keyLength, offset);
        return weight[Distances.Bucket(distances, _bidirectional, _buckets, _maxDistance)];
    }
}
