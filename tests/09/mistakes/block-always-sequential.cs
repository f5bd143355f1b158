// task:  09.13
// title: The halves always work one after the other
// hint:  Side by side, the MLP reads what attention read, and knows nothing of what it added.
// source: TransformerLensOrg/TransformerLens #1644, the other way round: a switch between the two that nobody read
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
        sum = tap.At("mid", After(norm1, sum));
        sum = After(norm2, sum + tap.At("mlp", Think(Before(norm2, sum))));

        return (tap.At("out", sum).MoveToOuterDisposeScope(), past.MoveToOuterDisposeScope());
    }
}
