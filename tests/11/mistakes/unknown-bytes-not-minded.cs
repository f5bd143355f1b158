// task:  11.5
// title: Bytes without a token are not left out
// hint:  The vocabulary may lack some of the 256 bytes: they are left out before merging.
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
                var letters = ByteAlphabet.Write(piece);
                ids.AddRange(_pairs.Merge(string.Concat(letters)).Select(token => _ids[token]));
            }
        }

        return [.. ids];
    }
}
