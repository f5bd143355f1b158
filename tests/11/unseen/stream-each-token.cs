// task:   11.15
// title:  decodes each token by itself
// expect: Half a character decoded by itself is �. Keep it until the rest comes: _decoder does.
// hears:  tokens-decoded-alone
// source: antonellof/ferrox #124: a character split across two tokens is destroyed by decoding each
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
