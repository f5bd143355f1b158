using System.Globalization;

namespace Katas.Toolkit;

/// <summary>Sizes in memory and on disk, as people read them.</summary>
public static class ByteSize
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB"];

    /// <summary>A size with three digits and its unit, each unit a thousand of the one before: 737 kB, 1.47 MB.</summary>
    /// <param name="bytes">The number of bytes; not negative.</param>
    public static string Text(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        double size = bytes;
        int unit = 0;
        while (size >= 999.5 && unit < Units.Length - 1) // what would be rounded to 1000
        {
            (size, unit) = (size / 1000, unit + 1);
        }

        string format = unit == 0 || size >= 99.95 ? "0" : size >= 9.995 ? "0.0" : "0.00";
        return $"{size.ToString(format, CultureInfo.InvariantCulture)} {Units[unit]}";
    }
}
