using System.Text;
using System.Text.RegularExpressions;

namespace Katas.Lesson08.Demos;

/// <summary>
/// A text of a few long lines, as an editor leaves them. Held out line by line, hardly one would be left to test on, so it is taken
/// apart into sentences, and the last tenth of them is held out.
/// </summary>
internal sealed class ShortText : IDisposable
{
    private const int FewLines = 60;
    private const int EnoughSentences = 20;
    private const long MostBytes = 1 << 24;

    private static readonly Regex s_sentenceEnd = new("""(?<=[.!?…。！？]["'”’)»]*)\s+""");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("katas-");
    private readonly string[] _sentences;
    private readonly string _name;

    private ShortText(string name, string[] sentences) => (_name, _sentences) = (name, sentences);

    /// <summary>What to learn from.</summary>
    public Corpus<string> Training => Part("training", _sentences[..^(_sentences.Length / 10)]);

    /// <summary>What to be tested on.</summary>
    public Corpus<string> HeldOut => Part("held-out", _sentences[^(_sentences.Length / 10)..]);

    /// <summary>A file's sentences; null if it has lines enough, or too few sentences, or is no text.</summary>
    /// <param name="path">The file.</param>
    public static ShortText? Of(string path)
    {
        if (new FileInfo(path).Length > MostBytes
            || File.ReadLines(path).Where(line => !string.IsNullOrWhiteSpace(line)).Take(FewLines).Count() == FewLines)
        {
            return null;
        }

        try
        {
            string text = File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
            string[] sentences =
            [
                .. s_sentenceEnd.Split(text)
                    .Select(sentence => sentence.Trim().ReplaceLineEndings(" "))
                    .Where(sentence => sentence.Length > 0),
            ];
            return sentences.Length < EnoughSentences ? null : new ShortText(Path.GetFileName(path), sentences);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private Corpus<string> Part(string part, string[] sentences)
    {
        string path = Path.Combine(_folder.CreateSubdirectory(part).FullName, _name);
        File.WriteAllLines(path, sentences);
        return Corpus.Text(path);
    }
}
