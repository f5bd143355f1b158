// task:   11.4
// title:  takes only decimal digits for numbers
// expect: char.IsDigit knows decimal digits alone. ½, ² and Ⅷ are numbers, too, and 𝟘 is two chars: ask
//         Gpt2Pattern.IsNumber for each rune.
// hears:  digits-by-ascii
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

        return Regex.Split(text, "([0-9])").Where(part => part != "").SelectMany(
            part => part.Length == 1 && char.IsDigit(part[0]) ? [part] : Gpt2Pattern.Of(part));
    }
}
