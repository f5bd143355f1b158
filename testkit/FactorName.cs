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
