// task:   00.5
// title:  looks for the padding in the vectors, with the mask upside down
// expect: Compare the ids with the padding, before you look anything up. And where the mask is true, the vectors should
//         stay.
// hears:  EmbedTests.Words_are_looked_up_and_padding_is_0
// faults: 2
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

        var e = table[words];
        var mask = e == padding;
        return torch.where(mask, e, zeros_like(e));
    }
}
