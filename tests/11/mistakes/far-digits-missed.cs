// task:  11.4
// title: Digits beyond the first 65,536 characters are missed
// hint:  A char is half of such a digit, and no number. Go by runes.
using System.Text;
using System.Text.RegularExpressions;
using Katas.Lesson08;
using Katas.Toolkit;

namespace Katas.Lesson11;

sealed partial class ByteLevelTokenizer
{
    public static IEnumerable<string> Pieces(string text, bool singleDigits)
    {
        return !singleDigits
            ? Gpt2Pattern.Of(text)
            : Regex.Split(text, @"(\p{N})").SelectMany(
                part => Regex.IsMatch(part, @"^\p{N}$") ? [part] : Gpt2Pattern.Of(part));
    }
}
