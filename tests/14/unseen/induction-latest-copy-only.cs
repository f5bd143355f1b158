// task:   14.9
// title:  looks behind the nearest copy alone
// expect: Each earlier copy counts, and so does what came after each of them. You keep the nearest only.
// hears:  DetectorTests.Every_earlier_copy_counts
namespace Katas.Lesson14;

static partial class Detector
{
    public static Tensor Induction(Tensor ids)
    {
        Guard.Layout(ids, "[batch, length]");
        Guard.WholeNumbers(ids);

        var (batch, length) = (ids.size(0), ids.size(1));
        var target = zeros(batch, length, length, ScalarType.Bool);
        for (var b = 0; b < batch; b++)
        {
            for (var q = 1; q < length; q++)
            {
                for (var k = q - 1; k >= 0; k--)
                {
                    if (ids[b, k].ToInt64() == ids[b, q].ToInt64())
                    {
                        target[b, q, k + 1] = true;
                        break;
                    }
                }
            }
        }

        return target;
    }
}
