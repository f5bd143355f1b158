// task:  11.4
// title: A run of digits is one piece
// hint:  Each digit is a piece by itself, also next to another one.
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
            : Regex.Split(text, @"(\p{N}+)").SelectMany(
                part => Regex.IsMatch(part, @"^\p{N}+$") ? [part] : Gpt2Pattern.Of(part));
    }
}
