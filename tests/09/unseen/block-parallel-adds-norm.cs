// task:   09.13
// title:  adds to the normalised tokens, and side by side reads the sum
// expect: The sums take the tokens as they came in, not the normalised ones. And side by side both halves read the
//         input.
// hears:  TransformerBlockTests.Side_by_side_both_halves_read_the_same_tokens
// faults: 2
// source: Howuhh/faster-trajectory-transformer #3 and EleutherAI/gpt-neox PR #481
namespace Katas.Lesson09;

sealed partial class TransformerBlock
{
    public override (Tensor output, KeyValues past) forward(Tensor input, BlockContext context)
    {
        Guard.Layout(input, "[batch, new, width]");
        Guard.Size(input, -1, _config.Width, "the model's width");

        var tap = context.Tap;
        input = tap.At("in", input);
        var normal = Before(norm1, input);
        var (a, past) = attention.call(normal, context);
        a = tap.At("attention", a);
        if (_config.Sublayers != Sublayers.Sequential)
        {
            var seen = norm2 is null ? normal + a : norm2.call(normal + a);
            return (tap.At("out", normal + a + tap.At("mlp", Think(seen))), past);
        }

        var mid = tap.At("mid", After(norm1, input + a));
        var m = tap.At("mlp", Think(Before(norm2, mid)));
        return (tap.At("out", After(norm2, mid + m)), past);
    }
}
