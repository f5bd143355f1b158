// task:  11.4
// title: A stretch that grows
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
            return [.. Gpt2Pattern.Of(text)];
        }

        List<string> pieces = [];
        var stretch = new StringBuilder();
        foreach (var character in text.EnumerateRunes())
        {
            if (Gpt2Pattern.IsNumber(character))
            {
                pieces.AddRange(Gpt2Pattern.Of(stretch.ToString()));
                pieces.Add(character.ToString());
                stretch.Clear();
            }
            else
            {
                stretch.Append(character);
            }
        }

        pieces.AddRange(Gpt2Pattern.Of(stretch.ToString()));
        return pieces;
    }
}
