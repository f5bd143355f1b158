// task:  11.5
// title: One expression
using System.Text;
using System.Text.RegularExpressions;
using Katas.Lesson08;
using Katas.Toolkit;

namespace Katas.Lesson11;

sealed partial class ByteLevelTokenizer
{
    public long[] Encode(string text)
    {
        string[] parts = _special is null ? [text] : _special.Split(text);
        return [.. parts.SelectMany(part => Specials.TryGetValue(part, out long special)
            ? [special]
            : Pieces(part, _singleDigits).SelectMany(piece => _pairs
                .Merge(new string([.. ByteAlphabet.Write(piece).Where(letter => _ids.ContainsKey($"{letter}"))]))
                .Select(token => _ids[token])))];
    }
}
