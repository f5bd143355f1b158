// task:  00.5
// title: The mask is the wrong way round
// hint:  The words are zeros, and padding has the table's vectors. where takes from its second argument where the mask
//        is true.
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

        var isPadding = words.eq(padding).unsqueeze(-1);
        var vectors = table[words];
        return where(isPadding, vectors, zeros_like(vectors));
    }
}
