using System.Globalization;
using System.Text.RegularExpressions;

namespace Katas.Page.Tests.Figures;

/// <summary>The straight pieces of a path of SVG; a curve counts as the two sides that it rounds off.</summary>
internal sealed class PathPieces
{
    private readonly List<(double X1, double Y1, double X2, double Y2)> pieces = [];

    public PathPieces(string path)
    {
        var (x, y) = (0.0, 0.0);
        foreach (Match command in Regex.Matches(path, "(?<name>[MLHVQZ])(?<numbers>[^MLHVQZ]*)"))
        {
            double[] numbers = [.. from Match number in Regex.Matches(command.Groups["numbers"].Value, @"-?[\d.]+")
                                   select double.Parse(number.Value, CultureInfo.InvariantCulture)];
            switch (command.Groups["name"].Value)
            {
                case "M":
                    (x, y) = (numbers[0], numbers[1]);
                    break;
                case "H":
                    To(numbers[0], y);
                    break;
                case "V":
                    To(x, numbers[0]);
                    break;
                case "L":
                    To(numbers[0], numbers[1]);
                    break;
                case "Q":
                    To(numbers[0], numbers[1]);
                    To(numbers[2], numbers[3]);
                    break;
            }
        }

        void To(double toX, double toY)
        {
            pieces.Add((x, y, toX, toY));
            (x, y) = (toX, toY);
        }
    }

    /// <summary>Whether a point lies on one, all of which are level or upright.</summary>
    public bool Have(double x, double y) => pieces.Any(piece =>
        Between(x, piece.X1, piece.X2) && Between(y, piece.Y1, piece.Y2));

    private static bool Between(double value, double one, double other) => value >= Math.Min(one, other) - 0.01 && value <= Math.Max(one, other) + 0.01;
}
