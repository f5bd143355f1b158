// task:   11.15
// title:  keeps bytes until what they spell has no replacement character
// expect: You hold back until nothing is �. But a byte that is never part of a character stays for ever, and all that
//         follows with it.
// hears:  TextStreamTests.What_will_never_be_a_character_becomes_the_replacement_character
// source: mukel/llama3.java, pull request 5, and its review: half a character is held back, but bytes need not be
//         valid
using System.Text;
using Katas.Toolkit;

namespace Katas.Lesson11;

sealed partial class TextStream
{
    public string Add(long id)
    {
        _bytes.AddRange(tokenizer.Bytes(id));
        string text = Encoding.UTF8.GetString([.. _bytes]);
        if (text.Contains('\uFFFD'))
        {
            return "";
        }

        _bytes.Clear();
        return text;
    }

    private readonly List<byte> _bytes = [];
}
