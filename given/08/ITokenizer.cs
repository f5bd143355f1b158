namespace Katas.Lesson08;

/// <summary>Makes numbers of a text, and a text of numbers.</summary>
/// <remarks>The ids of the special tokens are the same in all of them: see <see cref="Vocabulary"/>.</remarks>
public interface ITokenizer
{
    /// <summary>How many ids there are: 0 to below this.</summary>
    long VocabularySize { get; }

    /// <summary>The ids of a text; start and end token are not among them.</summary>
    /// <param name="text">The text.</param>
    long[] Encode(string text);

    /// <summary>The text that ids stand for; padding, start and end tokens say nothing.</summary>
    /// <param name="ids">The ids.</param>
    /// <exception cref="ArgumentOutOfRangeException">An id does not exist.</exception>
    string Decode(IEnumerable<long> ids);
}
