namespace Katas.Lesson08.Tests;

/// <summary>A tokenizer that needs nothing of this lesson: the id of a letter is 4 and more.</summary>
internal sealed class Letters : ITokenizer
{
    public long VocabularySize => 4 + 26;

    public long[] Encode(string text) =>
        [.. text.Where(letter => letter is >= 'a' and <= 'z').Select(letter => 4L + letter - 'a')];

    public string Decode(IEnumerable<long> ids) =>
        string.Concat(ids.Where(id => id >= 4).Select(id => (char)('a' + id - 4)));
}
