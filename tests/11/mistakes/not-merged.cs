// task:  11.5
// title: Bytes are not merged
// hint:  Each piece's letters have to be merged before they are looked up.
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
        foreach (string part in _special?.Split(text) ?? [text])
        {
            if (Specials.TryGetValue(part, out long special))
            {
                ids.Add(special);
                continue;
            }

            foreach (string piece in Pieces(part, _singleDigits))
            {
                var letters = ByteAlphabet.Write(piece).Where(letter => _ids.ContainsKey(letter.ToString()));
                ids.AddRange(letters.Select(letter => _ids[letter.ToString()]));
            }
        }

        return [.. ids];
    }
}
