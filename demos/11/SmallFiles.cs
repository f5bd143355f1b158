using Katas.Toolkit;

namespace Katas.Lesson11.Demos;

/// <summary>The small files that come with the book, for a view that has to work where nothing was fetched.</summary>
/// <param name="input">The view's input.</param>
internal sealed class SmallFiles(ViewInput input)
{
    private readonly string _folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(input.Data))!, "tests", "11", "golden");

    /// <summary>A tokenizer of whole words and pieces of them, with 330 entries.</summary>
    public WordPieceTokenizer WordPiece() => WordPieceTokenizer.Load(Path.Combine(_folder, "tiny-wordpiece", "vocab.txt"));

    /// <summary>A tokenizer of pairs of bytes, with 420 entries.</summary>
    public ByteLevelTokenizer Bytes() => new(TokenizerFiles.Read(Path.Combine(_folder, "tiny-bpe")));

    /// <summary>Where a fetched model is; null if it is not.</summary>
    public string? Fetched(params IEnumerable<string> names) => new ModelFiles(SilentStage.Create(input.Data)).Find(names);
}
