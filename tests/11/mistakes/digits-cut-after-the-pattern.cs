// task:  11.4
// title: Digits are cut out behind the pattern
// hint:  The pattern takes the space before a number to it. Cut the digits out first, and the space is a piece of its
//        own.
// source: huggingface/tokenizers, pull request 1394: Digits behind ByteLevel gives other pieces than in front of it
using System.Text;
using System.Text.RegularExpressions;
using Katas.Lesson08;
using Katas.Toolkit;

namespace Katas.Lesson11;

sealed partial class ByteLevelTokenizer
{
    public static IEnumerable<string> Pieces(string text, bool singleDigits)
    {
        var pieces = Gpt2Pattern.Of(text);
        return !singleDigits ? pieces : pieces.SelectMany(piece =>
        {
            List<string> parts = [];
            string open = "";
            foreach (var character in piece.EnumerateRunes())
            {
                open += character.ToString();
                if (Gpt2Pattern.IsNumber(character))
                {
                    parts.Add(open);
                    open = "";
                }
            }

            return open == "" ? parts : [.. parts, open];
        });
    }
}
