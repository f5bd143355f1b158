// task:  09.13
// title: The tap sees the middle before it is normalised
// hint:  The tap is asked once attention's sum has gone through After.
using Katas.Lesson04;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

sealed partial class TransformerBlock
{
    public override (Tensor output, KeyValues past) forward(Tensor input, BlockContext context)
    {
        Guard.Layout(input, "[batch, new, width]");
        Guard.Size(input, -1, _config.Width, "the model's width");

        using var scope = NewDisposeScope();

        var tap = context.Tap;
        input = tap.At("in", input);
        var normal = Before(norm1, input); // [batch, new, width], as is everything here
        var (attended, past) = attention.call(normal, context);
        var sum = input + tap.At("attention", attended);
        if (_config.Sublayers == Sublayers.Sequential)
        {
            sum = After(norm1, tap.At("mid", sum));
            sum = After(norm2, sum + tap.At("mlp", Think(Before(norm2, sum))));
        }
        else
        {
            sum += tap.At("mlp", Think(norm2 is null ? normal : norm2.call(input)));
        }

        return (tap.At("out", sum).MoveToOuterDisposeScope(), past.MoveToOuterDisposeScope());
    }
}
