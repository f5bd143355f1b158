// task:   02.4
// title:  allows padding, and nothing else
// expect: True has to stand where there is a token: you ask which are padding.
// hears:  padding-inverted
// faults: 1
namespace Katas.Lesson02;

static partial class Masks
{
    public static Tensor Padding(Tensor tokens, long paddingId) => (tokens == paddingId)[.., TensorIndex.None, TensorIndex.None, ..];
}
