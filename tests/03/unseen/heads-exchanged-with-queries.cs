// task:   03.12
// title:  brings the heads to the front by exchanging them with the queries
// expect: Exchanged, keys and queries stand in the wrong order: [heads, key, query]. The heads go to the front, and the
//         other two stay as they were.
// hears:  query-and-key-swapped
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson03;

sealed partial class RelativeBias
{
    public override Tensor forward(long queryLength, long keyLength, long offset)
    {
        Guard.Positive(queryLength);
        Guard.Positive(keyLength);
        Guard.AtLeast(offset, 0);

        var distances = Distances.Between(queryLength, keyLength, offset); // [query, key]
        var buckets = Distances.Bucket(distances, _bidirectional, _buckets, _maxDistance);
        return weight[buckets].transpose(0, -1);
    }
}
