// task:   11.5
// title:  leaves out tokens without an id after merging
// expect: You leave out what has no id after merging. A letter without an id then still stands between its
//         neighbours, and keeps them from being merged.
// hears:  unknown-bytes-dropped-late
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
        foreach (string part in _special is null ? [text] : _special.Split(text))
        {
            if (Specials.TryGetValue(part, out long id))
            {
                ids.Add(id);
            }
            else
            {
                ids.AddRange(
                    from piece in Pieces(part, _singleDigits)
                    from token in _pairs.Merge(ByteAlphabet.Write(piece))
                    where _ids.ContainsKey(token)
                    select _ids[token]);
            }
        }

        return ids.ToArray();
    }
}
