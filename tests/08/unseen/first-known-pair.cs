// task:   08.4
// title:  merges the first pair from the left that is known
// expect: The pair with the lowest rank comes first, wherever it stands.
// hears:  leftmost-pair-first
// faults: 1
namespace Katas.Lesson08;

sealed partial class BytePairTokenizer
{
    public IReadOnlyList<string> Merge(string piece)
    {
        var symbols = BytePairLearner.Symbols(piece).ToList();
        bool found = true;
        while (found)
        {
            found = false;
            for (int i = 0; i + 1 < symbols.Count; i++)
            {
                if (_ranks.ContainsKey(new BytePair(symbols[i], symbols[i + 1])))
                {
                    symbols[i] += symbols[i + 1];
                    symbols.RemoveAt(i + 1);
                    found = true;
                    break;
                }
            }
        }

        return symbols;
    }
}
