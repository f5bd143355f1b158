// task:  08.4
// title: A merge cuts into symbols
// hint:  With spaces between the symbols, the text h a is found inside of th a as well. Compare whole symbols.

namespace Katas.Lesson08;

sealed partial class BytePairTokenizer
{
    public IReadOnlyList<string> Merge(string piece)
    {
        string text = string.Join(' ', BytePairLearner.Symbols(piece));
        foreach (var merge in Merges)
        {
            text = text.Replace($"{merge}", merge.Merged, StringComparison.Ordinal);
        }

        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
