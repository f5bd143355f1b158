// task:  08.4
// title: One place at a time

namespace Katas.Lesson08;

sealed partial class BytePairTokenizer
{
    public IReadOnlyList<string> Merge(string piece)
    {
        var symbols = piece.Select(letter => $"{letter}").ToList();
        while (symbols.Count > 1)
        {
            int best = int.MaxValue;
            int place = -1;
            for (int i = 0; i + 1 < symbols.Count; i++)
            {
                if (_ranks.TryGetValue(new BytePair(symbols[i], symbols[i + 1]), out int rank) && rank < best)
                {
                    (best, place) = (rank, i);
                }
            }

            if (place < 0)
            {
                break;
            }

            symbols[place] += symbols[place + 1];
            symbols.RemoveAt(place + 1);
        }

        return symbols;
    }
}
