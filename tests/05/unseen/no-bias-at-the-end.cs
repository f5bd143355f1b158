// task:   05.11
// title:  leaves the output's bias out
// expect: The guess has a bias of its own, one number for each word: add it at the end.
// hears:  bias-forgotten-in-guess
// faults: 1
namespace Katas.Lesson05;

sealed partial class MaskedLanguageModel
{
    public override Tensor forward(Tensor tokens, Tensor? segments)
    {
        var (hidden, _) = encoder.call(tokens, segments);
        hidden = norm.call(Activations.Gelu(dense.call(hidden)));
        return hidden.matmul(encoder.Table.t()) * 1;
    }
}
