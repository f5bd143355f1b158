// task:   01.1
// title:  transposes the key with .T, which turns all dimensions round
// expect: .T turns all dimensions round, the batch and the heads too. Only the last two of the key change places.
// hears:  reversed-dimensions
// faults: 1
namespace Katas.Lesson01;

static partial class Attention
{
    public static Tensor Scores(Tensor query, Tensor key)
    {
        Guard.Layout(query, "[..., query, d_k]");
        Guard.Layout(key, "[..., key, d_k]");

        return query.matmul(key.T);
    }
}
