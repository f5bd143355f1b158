// task:  13.10
// title: softmax over the chosen logits in both cases
// expect:Where the weights are kept as they are, softmax has to see all experts before you choose.
// hears: unused-argument | router-softmax-over-the-chosen
// source: Lightning-AI/litgpt #1286: softmax before or after top-k
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

        var (top, chosen) = logits.to(ScalarType.Float32).topk((int)k, -1);
        var weights = top.softmax(-1);
        return new Routing(chosen, weights.to(logits.dtype));
    }
}
