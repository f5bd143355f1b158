// task:  11.15
// title: The letters of the vocabulary come out
// hint:  Ġ is how a space is written in the vocabulary. The tokenizer knows the bytes.
// source: latitudegames/GPT-3-Encoder #37; openai/gpt-2 #80: bytes are not characters
using System.Text;
using Katas.Toolkit;

namespace Katas.Lesson11;

sealed partial class TextStream
{
    public string Add(long id)
    {
        return string.Concat(tokenizer.Bytes(id).Select(value => (char)value));
    }
}
