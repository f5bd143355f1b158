// task:   03.8
// title:  clips only above
// expect: Distances below -maxDistance have to be clipped, too.
// hears:  clipped-on-one-side
// faults: 1
namespace Katas.Lesson03;

static partial class Distances
{
    public static Tensor Clip(Tensor distances, long maxDistance) => minimum(distances, tensor(maxDistance)) + maxDistance;
}
