// task:  00.5
// rule:  unused-argument
// title: Padding gets a vector like a word
// hint:  The words are looked up rightly. Where an id is the padding, the vector should be 0, whatever the table holds
//        there.
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

        return table[words];
    }
}
