// task:  11.5
// title: Special tokens are not looked for
// hint:  Special tokens come first: split the text at them before anything else.
// source: karpathy/minGPT #140, gh-markt/cpp-tiktoken #5: <|endoftext|> becomes seven ordinary tokens
using System.Text;
using System.Text.RegularExpressions;
using Katas.Lesson08;
using Katas.Toolkit;

namespace Katas.Lesson11;

sealed partial class ByteLevelTokenizer
{
    public long[] Encode(string text)
    {
        List<long> ids = [];
        foreach (string part in new[] { text })
        {
            if (Specials.TryGetValue(part, out long special))
            {
                ids.Add(special);
                continue;
            }

            foreach (string piece in Pieces(part, _singleDigits))
            {
                var letters = ByteAlphabet.Write(piece).Where(letter => _ids.ContainsKey(letter.ToString()));
                ids.AddRange(_pairs.Merge(string.Concat(letters)).Select(token => _ids[token]));
            }
        }

        return [.. ids];
    }
}
