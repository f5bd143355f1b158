// task:   09.13
// title:  gives the MLP what attention was given, one after the other too
// expect: One after the other, the MLP reads the sum after attention. Yours always reads the input.
// hears:  TransformerBlockTests.One_after_the_other_with_norms_before_or_after
// faults: 1
using Katas.Lesson01;
using Katas.Lesson04;
using Katas.Lesson06;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson09;

sealed partial class TransformerBlock
{
    public override (Tensor output, KeyValues past) forward(Tensor input, BlockContext context)
    {
        Guard.Layout(input, "[batch, new, width]");
        Guard.Size(input, -1, _config.Width, "the model's width");

        var x = context.Tap.At("in", input);
        var read = Before(norm1, x);
        var (attended, past) = attention.call(read, context);
        attended = context.Tap.At("attention", attended);
        if (_config.Sublayers != Sublayers.Sequential)
        {
            var thought = context.Tap.At("mlp", Think(norm2 is null ? read : Before(norm2, x)));
            return (context.Tap.At("out", x + attended + thought), past);
        }

        var mid = context.Tap.At("mid", After(norm1, x + attended));
        var more = context.Tap.At("mlp", Think(Before(norm2, x)));
        return (context.Tap.At("out", After(norm2, mid + more)), past);
    }
}
