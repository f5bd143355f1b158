// task:  00.5
// title: The mask lines up with the features
// hint:  The mask has a value for each word, and lacks a dimension at its end. Without that, its last dimension lines
//        up with the features: an error, or, where there are as many words as features, the wrong choice.
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00;

static partial class Words
{
    public static Tensor Embed(Tensor table, Tensor words, long padding)
    {
        Guard.Layout(table, "[vocabulary, feature]");
        Guard.Ids(words, table.size(0), "words");

        var vectors = table[words];
        return where(words.ne(padding), vectors, zeros_like(vectors));
    }
}
