// task:   06.3
// title:  uses the causal flag, which lines the queries up with the first keys
// expect: The causal flag counts from the first key: with a cache the one new query sees only the oldest token. (And
//         there is no dropout of the weights, no mask.)
// hears:  causal-flag
// faults: 2
namespace Katas.Lesson06;

sealed partial class CausalAttention
{
    public override (Tensor output, Tensor weights) forward(Tensor input, Tensor? mask, KeyValueCache? cache)
    {
        var projected = nn.functional.linear(input, in_proj_weight, in_proj_bias).chunk(3, -1);
        var query = Heads.Split(projected[0], HeadCount);
        var key = Heads.Split(projected[1], HeadCount);
        var value = Heads.Split(projected[2], HeadCount);
        if (cache is not null)
        {
            (key, value) = cache.Append(key, value);
        }

        var mixed = nn.functional.scaled_dot_product_attention(query, key, value, is_casual: true);
        var scores = Attention.Scale(Attention.Scores(query, key), query.size(-1));
        var weights = Attention.Softmax(Attention.ApplyMask(scores, CausalMask.Window(query.size(-2), key.size(-2))));
        return (out_proj.call(Heads.Merge(mixed)), weights);
    }
}
