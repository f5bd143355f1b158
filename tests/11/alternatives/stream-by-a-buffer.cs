// task:  11.15
// title: A buffer as large as it may get
using System.Text;
using Katas.Toolkit;

namespace Katas.Lesson11;

sealed partial class TextStream
{
    public string Add(long id)
    {
        byte[] bytes = tokenizer.Bytes(id);
        Span<char> text = stackalloc char[bytes.Length + 4];
        int count = _decoder.GetChars(bytes, text, flush: false);
        return text[..count].ToString();
    }
}
