// task:  11.4
// title: Only 0 to 9 are cut out
// hint:  ½, ² and Ⅷ are number characters as well, and so are the digits of other scripts: IsNumber knows.
using System.Text;
using System.Text.RegularExpressions;
using Katas.Lesson08;
using Katas.Toolkit;

namespace Katas.Lesson11;

sealed partial class ByteLevelTokenizer
{
    public static IEnumerable<string> Pieces(string text, bool singleDigits)
    {
        if (!singleDigits)
        {
            return Gpt2Pattern.Of(text);
        }

        List<string> pieces = [];
        int start = 0; // of the stretch since the last digit
        int place = 0;
        foreach (var character in text.EnumerateRunes())
        {
            int next = place + character.Utf16SequenceLength;
            if (character.Value is >= '0' and <= '9')
            {
                pieces.AddRange([.. Gpt2Pattern.Of(text[start..place]), text[place..next]]);
                start = next;
            }

            place = next;
        }

        return [.. pieces, .. Gpt2Pattern.Of(text[start..])];
    }
}
