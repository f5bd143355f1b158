// task:   11.4
// title:  cuts by the pattern first, then takes the digits of each piece apart
// expect: The pattern has seen the digits before you cut them out: a space in front of a number stays with the first
//         digit. Cut digits out first.
// hears:  digits-cut-after-the-pattern
using System.Text;
using System.Text.RegularExpressions;
using Katas.Lesson08;
using Katas.Toolkit;

namespace Katas.Lesson11;

sealed partial class ByteLevelTokenizer
{
    public static IEnumerable<string> Pieces(string text, bool singleDigits)
    {
        foreach (string piece in Gpt2Pattern.Of(text))
        {
            if (singleDigits && piece.Any(char.IsDigit))
            {
                yield return piece.StartsWith(' ') ? piece[..2] : piece[..1];
                foreach (char digit in piece[(piece.StartsWith(' ') ? 2 : 1)..])
                {
                    yield return digit.ToString();
                }
            }
            else
            {
                yield return piece;
            }
        }
    }
}
