// task:   09.13
// title:  adds in place to the tokens that came in
// expect: add_ changes the caller's tensor, and side by side the MLP then reads the sum. Make a new tensor.
// hears:  in-place-on-argument
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
        var (attended, past) = attention.call(normal, context);
        if (_config.Sublayers == Sublayers.Sequential)
        {
            var mid = tap.At("mid", After(norm1, input.add_(tap.At("attention", attended))));
            return (tap.At("out", After(norm2, mid + tap.At("mlp", Think(Before(norm2, mid))))), past);
        }

        var thought = Think(norm2 is null ? normal : norm2.call(input));
        var sum = input + tap.At("attention", attended) + tap.At("mlp", thought);
        return (tap.At("out", sum), past);
    }
}
