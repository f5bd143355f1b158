// task:  11.5
// title: Bytes without a token are left out after merging
// hint:  A byte without a token is left out first. Then its neighbours stand next to each other and may be merged.
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
                ids.AddRange(
                    _pairs.Merge(ByteAlphabet.Write(piece)).Where(_ids.ContainsKey).Select(token => _ids[token]));
            }
        }

        return [.. ids];
    }
}
