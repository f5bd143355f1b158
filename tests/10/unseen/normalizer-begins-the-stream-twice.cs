// task:   10.1
// title:  asks the stream for its first piece, and then for all the others
// expect: Each piece can be looked at once, and First() and Skip(1) begin the stream two times. One foreach over all of
//         it, which begins with nothing: largest -∞, sum 0.
// hears:  OnlineSoftmaxTests.A_stream_is_read_once_and_left_as_it_was
namespace Katas.Lesson10;

static partial class OnlineSoftmax
{
    public static (Tensor largest, Tensor sum) Normalizer(IEnumerable<Tensor> pieces)
    {
        Guard.Stream(pieces);

        using var scope = NewDisposeScope();

        var first = pieces.First();
        var largest = first.amax([-1], keepdim: true);
        var sum = (first - largest).exp().sum(-1, keepdim: true);
        foreach (var piece in pieces.Skip(1))
        {
            var next = maximum(largest, piece.amax([-1], keepdim: true));
            sum = sum * (largest - next).exp() + (piece - next).exp().sum(-1, keepdim: true);
            largest = next;
        }

        return (largest.MoveToOuterDisposeScope(), sum.MoveToOuterDisposeScope());
    }
}
