// task:   10.13
// title:  goes on from the sum before, and begins the normaliser anew
// expect: Both belong to the state: z goes on from the state before as well, or the weights no longer sum to 1.
// hears:  recurrent-normaliser-begins-anew
namespace Katas.Lesson10;

static partial class LinearAttention
{
    public static (Tensor output, LinearState state) Recurrent(
        Tensor query, Tensor key, Tensor value, LinearState? before = null)
    {
        Guard.Attention(query, key, value);
        Guard.Size(key, -2, query.size(-2), "a key for each query");
        Guard.AtLeast(query.size(-2), 1, "the length");

        using var scope = NewDisposeScope();

        var (q, k, v) = (Wide(FeatureMap(query)), Wide(FeatureMap(key)), Wide(value));
        var empty = LinearState.Begin(k, v.size(-1));
        var s = before?.Sum ?? empty.Sum;
        var z = empty.Normaliser;
        var outputs = new List<Tensor>();
        for (long t = 0; t < q.size(-2); t++)
        {
            var kt = k.select(-2, t);
            s = s + kt.unsqueeze(-1) * v.select(-2, t).unsqueeze(-2);
            z = z + kt;
            var qt = q.select(-2, t);
            var numerator = qt.unsqueeze(-2).matmul(s).squeeze(-2);
            outputs.Add(numerator / (qt * z).sum(-1, keepdim: true));
        }

        var output = stack(outputs, -2).to(query.dtype);
        return (output.MoveToOuterDisposeScope(), new LinearState(s, z).MoveToOuterDisposeScope());
    }
}
