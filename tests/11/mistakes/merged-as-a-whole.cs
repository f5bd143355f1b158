// task:  11.5
// title: The text is merged as a whole
// hint:  Nothing is merged across the pieces of a text: cut it first, then merge each.
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

            foreach (string piece in new[] { part })
            {
                var letters = ByteAlphabet.Write(piece).Where(letter => _ids.ContainsKey(letter.ToString()));
                ids.AddRange(_pairs.Merge(string.Concat(letters)).Select(token => _ids[token]));
            }
        }

        return [.. ids];
    }
}
