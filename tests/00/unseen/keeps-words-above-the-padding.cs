// task:   00.5
// title:  takes every id above the padding for a word
// expect: An id is a word if it is not equal to the padding. Ids below it are words as well.
// hears:  EmbedTests.Words_of_any_shape_are_looked_up
// faults: 1
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
        var mask = (words > padding).unsqueeze(-1);
        return where(mask, e, torch.zeros_like(e));
    }
}
