namespace Katas.Lesson08;

/// <summary>Opens files to learn from.</summary>
public static class Corpus
{
    /// <summary>Sentences and their translations: tab-separated, as Tatoeba exports them.</summary>
    /// <param name="path">The file, in UTF-8, of any size.</param>
    /// <param name="part">The part of the pairs to take.</param>
    /// <exception cref="FormatException">
    /// A line is not a pair, or there are too few; the message says where.
    /// </exception>
    public static Corpus<SentencePair> Pairs(string path, CorpusPart part = CorpusPart.All)
    {
        string name = Path.GetFileName(path);
        return new(path, part, line => SentencePair.Parse(name, line), pair => pair.Source, SentencePair.Format);
    }

    /// <summary>Running text: one sentence or paragraph per line.</summary>
    /// <param name="path">The file, in UTF-8, of any size.</param>
    /// <param name="part">The part of the lines to take.</param>
    /// <exception cref="FormatException">A line is not text, or there are too few; the message says where.</exception>
    public static Corpus<string> Text(string path, CorpusPart part = CorpusPart.All) =>
        new(path, part, line => line.Text.Trim(), text => text, "a sentence or a paragraph on each line");
}

/// <summary>A file to learn from, of any size: what is read is not kept.</summary>
/// <typeparam name="T">What a line contains.</typeparam>
public sealed class Corpus<T>
{
    private const int FewestLines = 2;
    private const int OneInHeldOut = 20;

    private readonly LineFile _file;
    private readonly CorpusPart _part;
    private readonly Func<TextLine, T> _parse;
    private readonly Func<T, string> _key;

    internal Corpus(string path, CorpusPart part, Func<TextLine, T> parse, Func<T, string> key, string format)
    {
        (_part, _parse, _key) = (part, parse, key);
        long all = 0;
        _file = new LineFile(path, line =>
        {
            all++;
            Count += Takes(parse(line)) ? 1 : 0;
        });
        if (Count < FewestLines)
        {
            string have = all == 0 ? "is empty" : $"has {all} {(all == 1 ? "line" : "lines")}";
            string taken = part == CorpusPart.All || all < FewestLines ? ""
                : $", and {Count} of them {(part == CorpusPart.HeldOut ? "held out" : "to learn from")}";
            throw new FormatException($"{Name} {have}{taken}; expected {format}, and at least {FewestLines} lines.");
        }
    }

    /// <summary>The file's name without its folder, for messages.</summary>
    public string Name => _file.Name;

    /// <summary>The number of lines in this part of the file, blank ones not counted.</summary>
    public long Count { get; private set; }

    /// <summary>
    /// Goes through the lines, from the file's start to its end, or with its blocks of lines shuffled.
    /// </summary>
    /// <param name="random">The source of the order; null for the order of the file.</param>
    public IEnumerable<T> Read(Random? random = null)
    {
        int[] blocks = [.. Enumerable.Range(0, _file.Blocks)];
        random?.Shuffle(blocks);
        return blocks.SelectMany(_file.Block).Select(_parse).Where(Takes);
    }

    private bool Takes(T item) =>
        _part == CorpusPart.All || (_part == CorpusPart.HeldOut) == (Hash(_key(item)) < uint.MaxValue / OneInHeldOut);

    // string.GetHashCode differs from run to run; this is FNV-1a. Lines that look alike get hashes that lie close
    // together, which the last steps of MurmurHash3 scatter, so that as many of these lines are held out as of any
    // others.
    private static uint Hash(string text)
    {
        uint hash = text.Aggregate(2166136261u, (hash, letter) => unchecked((hash ^ letter) * 16777619u));
        hash = unchecked((hash ^ (hash >> 16)) * 0x85EBCA6Bu);
        hash = unchecked((hash ^ (hash >> 13)) * 0xC2B2AE35u);
        return hash ^ (hash >> 16);
    }
}
