// task:   08.1
// title:  apostrophes, hyphens and points are in the class of letters, so they stick to the ends of words
// expect: A mark belongs to a word only between two letters: dogs' is two tokens, and so is a point at the end.
// hears:  WordTokenizerTests.What_is_not_between_two_letters_is_a_mark
// faults: 1
using System.Text;
using System.Text.RegularExpressions;
using Katas.Toolkit;

namespace Katas.Lesson08;

sealed partial class WordTokenizer
{
    public static string[] Split(string sentence)
    {
        List<string> result = [];
        int last = -1;
        bool afterElided = false;
        foreach (Match m in Regex.Matches(sentence, Pattern, RegexOptions.IgnoreCase))
        {
            bool joined = m.Index == last && !afterElided;
            result.Add((joined ? Joiner.ToString() : "") + m.Value);
            last = m.Index + m.Length;
            afterElided = m.Groups[1].Success;
        }

        if (result.Count > 0)
        {
            result[0] = result[0].TrimStart(Joiner);
        }

        return result.ToArray();
    }

    private static string Pattern =>
        @"(\b(?:" + string.Join("|", Elided) + @")['’](?=\p{L}))|[\p{L}\p{M}\p{Nd}'’.,-]*[\p{L}\p{M}\p{Nd}]|[\uD800-\uDBFF][\uDC00-\uDFFF]|\S";
}
