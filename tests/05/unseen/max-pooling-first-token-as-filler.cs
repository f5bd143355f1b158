// task:   05.6
// title:  puts the sentence's first token in place of padding, also where the first token is padding itself
// expect: A token of the sentence itself can't win unfairly, but you take the first one without asking whether it is
//         real: if a row begins with padding, padding takes part in the maximum.
// hears:  MaxPoolingTests.Padding_takes_no_part_wherever_it_stands
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

static partial class Pooling
{
    public static Tensor Max(Tensor hidden, Tensor real)
    {
        Guard.Layout(hidden, "[batch, length, d_model]");
        Guard.RealTokens(real, hidden);

        using var scope = NewDisposeScope();

        // A repeated value does not change a maximum, so there is no need of infinities.
        var first = hidden.narrow(1, 0, 1); // [batch, 1, d_model]
        var filled = where(real.unsqueeze(-1), hidden, first); // [batch, length, d_model]
        var (largest, _) = filled.max(dim: 1); // [batch, d_model]
        var any = real.any(1, keepdim: true); // [batch, 1]
        return where(any, largest, zeros_like(largest)).MoveToOuterDisposeScope();
    }
}
