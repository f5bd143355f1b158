// task:   07.11
// title:  takes the look of the step that reads a word, not of the one that writes it
// expect: A word is written at the step before it is read: the input is the target shifted by one, and the look is one
//         earlier.
// hears:  look-of-the-word-itself
// faults: 1
namespace Katas.Lesson07;

static partial class Alignment
{
    public static Tensor Weights(Transformer model, Tensor source, Tensor target, int layer)
    {
        var read = source.unsqueeze(0);
        var (_, looks) = model.Decode(target.unsqueeze(0), model.Encode(read), read);
        return looks[layer].squeeze(0).mean([0]);
    }
}
