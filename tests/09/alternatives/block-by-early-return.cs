// task:  09.13
// title: Side by side first, and back
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
        var tokens = tap.At("in", input);
        var read = Before(norm1, tokens);
        var (attended, past) = attention.call(read, context);
        attended = tap.At("attention", attended);
        if (_config.Sublayers != Sublayers.Sequential)
        {
            var seen = _config.Sublayers == Sublayers.ParallelOneNorm ? read : norm2!.call(tokens);
            var thought = tap.At("mlp", Think(seen));
            var all = tap.At("out", tokens + attended + thought);
            return (all.MoveToOuterDisposeScope(), past.MoveToOuterDisposeScope());
        }

        var middle = tap.At("mid", After(norm1, tokens + attended));
        var output = tap.At("out", After(norm2, middle + tap.At("mlp", Think(Before(norm2, middle)))));
        return (output.MoveToOuterDisposeScope(), past.MoveToOuterDisposeScope());
    }
}
