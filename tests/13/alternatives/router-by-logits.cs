// task: 13.10
// title:Experts chosen by logits, weights gathered
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson13;

static partial class Router
{
    public static Routing Choose(Tensor logits, long k, bool sumToOne)
    {
        Guard.Layout(logits, "[tokens, experts]");
        Guard.Choices(k, logits.size(-1));

        var wide = logits.dtype is ScalarType.Float16 or ScalarType.BFloat16 ? logits.to(ScalarType.Float32) : logits;
        var chosen = wide.topk((int)k, -1).indexes; // [tokens, k]
        var weights = wide.softmax(-1).gather(-1, chosen); // [tokens, k]
        weights = sumToOne ? weights / weights.sum([-1], keepdim: true) : weights;
        return new Routing(chosen, weights.to(logits.dtype));
    }
}
