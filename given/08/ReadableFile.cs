using System.Text;

namespace Katas.Lesson08;

/// <summary>Text files that a person can read, in UTF-8, with a line feed after each line on every system.</summary>
internal static class ReadableFile
{
    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Writes lines; the file appears under its name only when it is complete.</summary>
    public static void Write(string path, IEnumerable<string> lines)
    {
        string unfinished = path + ".unfinished";
        File.WriteAllText(unfinished, string.Concat(lines.Select(line => line + "\n")), s_strict);
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Reads lines.</summary>
    /// <exception cref="FormatException">The file is not UTF-8.</exception>
    public static string[] Read(string path)
    {
        try
        {
            return File.ReadAllLines(path, s_strict);
        }
        catch (DecoderFallbackException exception)
        {
            throw new FormatException($"{Path.GetFileName(path)} is not text in UTF-8.", exception);
        }
    }
}
