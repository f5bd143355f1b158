// task:   01.1
// title:  counts the two dimensions from the front, so that they are others as soon as there is a batch more or less
// expect: Dimensions 1 and 2 are the last two of three only. Count from the back, whatever stands in front.
// hears:  transpose-from-the-front
// faults: 1
namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Scores(Tensor query, Tensor key)
    {
        Guard.Layout(query, "[..., query, d_k]");
        Guard.Layout(key, "[..., key, d_k]");

        return matmul(query, key.transpose(1, 2));
    }
}
