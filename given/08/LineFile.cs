using System.Text;

namespace Katas.Lesson08;

/// <summary>
/// The lines of a text file of any size, in blocks that can be read in any order. One pass finds where the blocks
/// start; from then on no more than a block is held. Blank lines are left out.
/// </summary>
internal sealed class LineFile
{
    private const int LinesOfBlock = 256;
    private const int LongestLine = 1_000_000;
    private const byte LineFeed = (byte)'\n';

    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    private readonly string _path;
    private readonly List<long> _blocks = []; // offset of every 256th line

    /// <summary>Goes through a file once.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="look">Called with every line that is not blank.</param>
    /// <exception cref="FormatException">A line is not UTF-8, or far too long; the message names it.</exception>
    public LineFile(string path, Action<TextLine> look)
    {
        _path = path;
        foreach (var (offset, line) in Lines(0, 1))
        {
            if ((line.Number - 1) % LinesOfBlock == 0)
            {
                _blocks.Add(offset);
            }

            if (!string.IsNullOrWhiteSpace(line.Text))
            {
                look(line);
            }
        }
    }

    /// <summary>The file's name without its folder, for messages.</summary>
    public string Name => Path.GetFileName(_path);

    /// <summary>The number of blocks.</summary>
    public int Blocks => _blocks.Count;

    /// <summary>The lines of a block.</summary>
    public IEnumerable<TextLine> Block(int index) =>
        Lines(_blocks[index], ((long)index * LinesOfBlock) + 1)
            .Take(LinesOfBlock)
            .Select(item => item.Line)
            .Where(line => !string.IsNullOrWhiteSpace(line.Text));

    private IEnumerable<(long Offset, TextLine Line)> Lines(long offset, long number)
    {
        using var stream = File.OpenRead(_path);
        stream.Seek(offset, SeekOrigin.Begin);
        byte[] buffer = new byte[1 << 16];
        var line = new MemoryStream();
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            int start = 0;
            int length;
            while ((length = Array.IndexOf(buffer, LineFeed, start, read - start) - start) >= 0)
            {
                Append(line, buffer, start, length, number);
                yield return (offset, new TextLine(number, Text(line, number)));
                offset += line.Length + 1;
                number++;
                start += length + 1;
                line.SetLength(0);
            }

            Append(line, buffer, start, read - start, number);
        }

        if (line.Length > 0)
        {
            yield return (offset, new TextLine(number, Text(line, number)));
        }
    }

    private void Append(MemoryStream line, byte[] buffer, int start, int length, long number)
    {
        line.Write(buffer, start, length);
        if (line.Length > LongestLine)
        {
            throw new FormatException(
                $"{Name}, line {number} has more than {LongestLine:N0} bytes; expected a sentence or a paragraph on "
                + "each line.");
        }
    }

    private string Text(MemoryStream line, long number)
    {
        try
        {
            string text = s_strict.GetString(line.GetBuffer(), 0, (int)line.Length);
            return number == 1 ? text.TrimStart('\uFEFF') : text;
        }
        catch (DecoderFallbackException exception)
        {
            throw new FormatException(
                $"{Name}, line {number} is not UTF-8; save the file in that encoding.", exception);
        }
    }
}

/// <summary>A line of a file.</summary>
/// <param name="Number">Its number; the first is 1.</param>
/// <param name="Text">Its text; on Windows with a carriage return at its end.</param>
internal readonly record struct TextLine(long Number, string Text);
