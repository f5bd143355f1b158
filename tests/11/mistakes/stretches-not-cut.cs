// task:  11.4
// title: What lies between digits is not cut
// hint:  The pattern has to cut each stretch between two digits.
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
            if (Gpt2Pattern.IsNumber(character))
            {
                pieces.AddRange(place > start ? [text[start..place], text[place..next]] : [text[place..next]]);
                start = next;
            }

            place = next;
        }

        return start < text.Length ? [.. pieces, text[start..]] : pieces;
    }
}
