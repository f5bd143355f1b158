// task:  00.5
// title: The table is changed
// hint:  The result is right, but the caller's table has zeros in it afterwards. It is the model's own: choose among
//        the vectors that were looked up.
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

        using (no_grad())
        {
            table[padding] = zeros(table.size(1), dtype: table.dtype);
        }

        return table[words];
    }
}
