// task:   10.1
// title:  makes the sum fit only where all rows grow
// expect: The factor is one for each row: e^(old - new) is 1 where nothing has grown, so no condition is needed. all()
//         skips rows that have.
// hears:  OnlineSoftmaxTests.Pieces_give_the_softmax_of_the_whole
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10;

static partial class OnlineSoftmax
{
    public static (Tensor largest, Tensor sum) Normalizer(IEnumerable<Tensor> pieces)
    {
        Guard.Stream(pieces);

        Tensor? m = null, l = null;
        foreach (var piece in pieces)
        {
            var top = piece.amax([-1], keepdim: true);
            if (m is null)
            {
                m = top;
                l = (piece - m).exp().sum(-1, keepdim: true);
                continue;
            }

            if ((top > m).all().ToBoolean())
            {
                l = l! * (m - top).exp();
                m = top;
            }

            l = l! + (piece - m).exp().sum(-1, keepdim: true);
        }

        return (m!, l!);
    }
}
