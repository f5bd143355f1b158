// task:  08.4
// title: The longest token that fits is taken, from the left
// hint:  That is another algorithm, WordPiece's. Here the merges are made in the order in which they were learned.

namespace Katas.Lesson08;

sealed partial class BytePairTokenizer
{
    public IReadOnlyList<string> Merge(string piece)
    {
        var symbols = new List<string>();
        var tokens = Vocabulary.Tokens.Skip(4).ToHashSet();
        for (int start = 0; start < piece.Length;)
        {
            int length = piece.Length - start;
            while (length > 1 && !tokens.Contains(piece.Substring(start, length)))
            {
                length--;
            }

            symbols.Add(piece.Substring(start, length));
            start += length;
        }

        return symbols;
    }
}
