// task:  00.5
// title: The vectors are multiplied by the mask
// hint:  For ordinary numbers that gives the same. But 0 times NaN is NaN, so what the table holds for the padding gets
//        through. A mask chooses; it need not multiply.
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

        return table[words] * words.ne(padding).unsqueeze(-1).to(table.dtype);
    }
}
