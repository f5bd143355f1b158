// task:   13.10
// title:  takes the softmax along the tokens
// expect: The experts compete for a token, so the softmax goes along the experts, the last dimension. Yours goes down the
//         tokens: a token's probabilities do not sum to 1.
// hears:  softmax-dimension
namespace Katas.Lesson13;

static partial class Router
{
    public static Routing Choose(Tensor logits, long k, bool sumToOne)
    {
        Guard.Layout(logits, "[tokens, experts]");
        Guard.Choices(k, logits.size(-1));

        var probabilities = logits.to(ScalarType.Float32).softmax(0);
        var (weights, chosen) = probabilities.topk((int)k, dim: -1);
        if (sumToOne)
        {
            weights = weights / weights.sum(-1, keepdim: true);
        }

        return new Routing(chosen, weights.to(logits.dtype));
    }
}
