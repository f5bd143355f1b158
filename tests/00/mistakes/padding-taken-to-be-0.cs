// task:  00.5
// rule:  unused-argument
// title: Padding is taken to be 0
// hint:  It is often 0, and here an argument says which id it is.
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
        return where(words.ne(0).unsqueeze(-1), vectors, zeros_like(vectors));
    }
}
