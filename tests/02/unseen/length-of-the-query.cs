// task:   02.10
// title:  views key and value with the length of the query
// expect: Key and value have a length of their own: you view them with the query's.
// hears:  foreign-length
// faults: 1
namespace Katas.Lesson02;

sealed partial class MultiHeadAttention
{
    public override (Tensor output, Tensor weights) forward(Tensor query, Tensor key, Tensor value, Tensor? mask)
    {
        Guard.Layout(query, "[batch, query, d_model]");
        Guard.Layout(key, "[batch, key, d_model]");
        Guard.Layout(value, "[batch, key, d_model]");

        long batch = query.size(0), length = query.size(1);
        (query, key, value) = Project(query, key, value);
        var q = query.view(batch, length, HeadCount, -1).transpose(1, 2);
        var k = key.view(batch, length, HeadCount, -1).transpose(1, 2);
        var v = value.view(batch, length, HeadCount, -1).transpose(1, 2);
        var (mixed, weights) = Attention.ScaledDotProduct(q, k, v, mask is null ? null : Masks.OverHeads(mask));
        return (out_proj.call(mixed.transpose(1, 2).reshape(batch, length, DModel)), weights);
    }
}
