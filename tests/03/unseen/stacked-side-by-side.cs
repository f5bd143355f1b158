// task:   03.3
// title:  puts all sines in front of all cosines
// expect: Sine and cosine take turns: features 0 and 1 have the same frequency.
// hears:  sines-then-cosines
// faults: 1
namespace Katas.Lesson03;

static partial class Sinusoids
{
    public static Tensor Table(long length, long dModel, long offset = 0)
    {
        var at = arange(offset, offset + length, ScalarType.Float64).unsqueeze(1);
        var angles = at.matmul(Frequencies(dModel).unsqueeze(0));
        return hstack([sin(angles), cos(angles)])[.., ..(int)dModel];
    }
}
