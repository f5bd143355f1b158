// task:   03.9
// title:  divides only the content's scores by the root
// expect: The sum of both scores is divided by √d_k: you add the second one undivided.
// hears:  only-content-scaled
// faults: 1
namespace Katas.Lesson03;

sealed partial class RelativeAttention
{
    public Tensor Scores(Tensor query, Tensor key, long offset = 0)
    {
        var content = query.matmul(key.transpose(-2, -1)) / Math.Sqrt(query.size(-1));
        var vectors = relative_keys[Index(query, key, offset)];
        return content + einsum("...qd,qkd->...qk", query, vectors);
    }
}
