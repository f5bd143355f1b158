// task:   14.7
// title:  marks the nearest earlier copy alone
// expect: Every earlier copy is a target, not only the nearest one.
// hears:  target-nearest-copy
namespace Katas.Lesson14;

static partial class Detector
{
    public static Tensor Target(Tensor ids, Habit habit)
    {
        Guard.Layout(ids, "[batch, length]");
        Guard.WholeNumbers(ids);

        long length = ids.size(1);
        var result = zeros(ids.size(0), length, length, dtype: ScalarType.Bool);
        for (int b = 0; b < ids.size(0); b++)
        {
            for (int q = 1; q < length; q++)
            {
                switch (habit)
                {
                    case Habit.PreviousToken:
                        result[b, q, q - 1] = true;
                        break;
                    case Habit.FirstToken:
                        result[b, q, 0] = true;
                        break;
                    case Habit.SameToken:
                        for (int k = q - 1; k >= 0; k--)
                        {
                            if (ids[b, k].item<long>() == ids[b, q].item<long>())
                            {
                                result[b, q, k] = true;
                                break;
                            }
                        }

                        break;
                    default:
                        return Induction(ids);
                }
            }
        }

        return result;
    }
}
