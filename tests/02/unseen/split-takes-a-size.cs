// task:   02.1
// title:  calls split(heads), whose argument is the size of a piece and not the number of pieces: d_head heads of
//         `heads` features each
// expect: tensor.split takes the size of each piece (chunk takes their number). You cut d_model into d_head pieces of
//         `heads` features; the shapes agree only where heads happens to equal d_head.
// hears:  SplitTests.Two_tokens_of_six_features_go_to_three_heads_of_two
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson02;

public static partial class Heads
{
    public static Tensor Split(Tensor input, long heads)
    {
        Guard.Layout(input, "[batch, length, d_model]");
        Guard.Divides(heads, input.size(2));

        // Cut the features into pieces, and lay these on top of each other as a new dimension after the batch.
        return stack(input.split(heads, -1), dim: 1);
    }
}
