// task:  00.5
// title: index_select and masked_fill
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

        var vectors = table.index_select(0, words.flatten()).reshape([.. words.shape, table.size(1)]);
        return vectors.masked_fill(words.eq(padding).unsqueeze(-1), 0);
    }
}
