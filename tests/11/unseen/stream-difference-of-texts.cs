// task:   11.15
// title:  decodes all tokens again, and gives out what the text is longer by
// expect: While a character is incomplete, the text ends in �, and you give that out. Once the rest has come, the � is
//         replaced by the character, which is not longer and never shown. Give out what is complete: _decoder keeps the
//         bytes that are not.
// hears:  TextStreamTests.Half_a_character_is_kept_until_the_rest_has_come
// source: leonickson1/Swiftlet, pull request 7: half a character is shown as �, and what the text is longer by is
//         wrong from then on
using System.Text;
using Katas.Toolkit;

namespace Katas.Lesson11;

sealed partial class TextStream
{
    public string Add(long id)
    {
        int shown = Text().Length;
        _all.AddRange(tokenizer.Bytes(id));
        return Text()[shown..];

        string Text() => Encoding.UTF8.GetString([.. _all]);
    }

    private readonly List<byte> _all = [];
}
