// task:  11.15
// title: Each token is decoded by itself
// hint:  Half a character is not one. The decoder keeps it until the rest has come, as long as it is not told to
//        flush.
// source: antonellof/ferrox #124, exo-explore/exo, pull request 1691: emoji become � when tokens are decoded one by
//         one
using System.Text;
using Katas.Toolkit;

namespace Katas.Lesson11;

sealed partial class TextStream
{
    public string Add(long id)
    {
        return Encoding.UTF8.GetString(tokenizer.Bytes(id));
    }
}
