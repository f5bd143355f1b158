// task:   11.5
// title:  looks for special tokens among the pieces
// expect: The pattern takes <|im_end|> apart before you look for it, so it is never found. Split at the special
//         tokens first.
// hears:  specials-not-found
// source: karpathy/minGPT #140: <|endoftext|> is encoded as seven ordinary tokens
using System.Text;
using System.Text.RegularExpressions;
using Katas.Lesson08;
using Katas.Toolkit;

namespace Katas.Lesson11;

sealed partial class ByteLevelTokenizer
{
    public long[] Encode(string text)
    {
        var ids = new List<long>();
        foreach (string piece in Pieces(text, _singleDigits))
        {
            if (Specials.ContainsKey(piece))
            {
                ids.Add(Specials[piece]);
                continue;
            }

            string letters = new([.. ByteAlphabet.Write(piece).Where(letter => _ids.ContainsKey($"{letter}"))]);
            foreach (string token in _pairs.Merge(letters))
            {
                ids.Add(_ids[token]);
            }
        }

        return [.. ids];
    }
}
