namespace Katas.Testkit;

/// <summary>Writes a factor the way a reader recognises it: <c>2.828 (√8)</c>, <c>0.125 (1/8)</c>.</summary>
internal static class FactorName
{
    private const int Largest = 1024;

    public static string Format(double factor)
    {
        string number = TensorValues.Text(factor, "G4");
        double size = Math.Abs(factor);
        string? name = size >= 1 ? Root(size, "√{0}") : Whole(1 / size, "1/{0}") ?? Root(1 / size, "1/√{0}");
        return name is null || Whole(size, "{0}") is not null ? number : $"{number} ({(factor < 0 ? "-" : "")}{name})";
    }

    /// <summary>Whether a factor is a whole number, a root of one, or one over either, whatever its sign.</summary>
    public static bool IsNamed(double factor)
    {
        double size = Math.Abs(factor);
        return Math.Abs(size - 1) < 1e-4 || Near(size) is not null || Near(1 / size) is not null
            || Near(size * size) is not null || Near(1 / size / size) is not null;
    }

    private static string? Whole(double value, string pattern) =>
        Near(value) is { } n ? string.Format(null, pattern, n) : null;

    private static string? Root(double value, string pattern) =>
        Near(value * value) is { } n ? string.Format(null, pattern, n) : null;

    private static int? Near(double value)
    {
        double whole = Math.Round(value);
        return whole is >= 2 and <= Largest && Math.Abs(value - whole) < 1e-4 * whole ? (int)whole : null;
    }
}
