namespace Katas.Lesson08;

/// <summary>Turns text into numbers, and numbers into text.</summary>
/// <remarks>The ids of the special tokens are the same in all of them: see <see cref="Vocabulary"/>.</remarks>
public interface ITokenizer
{
    /// <summary>The number of ids: they run from 0 to one below this.</summary>
    long VocabularySize { get; }

    /// <summary>The ids of a text, without start and end tokens.</summary>
    /// <param name="text">The text.</param>
    long[] Encode(string text);

    /// <summary>The text that ids stand for; padding, start and end tokens stand for none.</summary>
    /// <param name="ids">The ids.</param>
    /// <exception cref="ArgumentOutOfRangeException">An id does not exist.</exception>
    string Decode(IEnumerable<long> ids);
}
