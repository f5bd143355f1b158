// task:  04.9
// title: A pre-norm block that clears up after itself
using Katas.Lesson02;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson04;

sealed partial class EncoderBlock
{
    private (Tensor output, Tensor weights) PreNorm(Tensor input, Tensor? mask)
    {
        using var scope = NewDisposeScope();
        var (update, weights) = Attend(norm1.forward(input), mask);
        var sum = input.add(update);
        return (sum.add(Think(norm2.forward(sum))).MoveToOuterDisposeScope(), weights.MoveToOuterDisposeScope());
    }
}
