using System.Globalization;
using System.Text.RegularExpressions;
using Katas.Checker.Book;

namespace Katas.Checker.Asking;

/// <summary>Answers as they are typed: what they mean, and whether they say what some code gives.</summary>
internal static partial class Answers
{
    // What single precision leaves of an exact number, and a sum of decimal fractions of its tolerance.
    private const double Rounding = 1e-5;

    /// <summary>The shape that is meant: [2, 3], with other brackets or none, sizes between commas, spaces or crosses.</summary>
    public static bool TryShape(string text, out IReadOnlyList<long> shape)
    {
        shape = [];
        if (Shape().Match(text.Trim()) is not { Success: true } match)
        {
            return false;
        }

        var sizes = new List<long>();
        foreach (Capture size in match.Groups["size"].Captures)
        {
            if (!long.TryParse(size.Value, NumberStyles.None, CultureInfo.InvariantCulture, out long value))
            {
                return false;
            }

            sizes.Add(value);
        }

        shape = sizes;
        return true;
    }

    /// <summary>
    /// The number that is meant: 0.5, 1/2, -3, 65 536, 1e-3. A comma might stand for a point or between thousands, so no number has one.
    /// </summary>
    public static bool TryNumber(string text, out double number)
    {
        string[] parts = Grouping().Replace(text.Trim(), "").Replace('−', '-').Split('/');
        number = double.NaN;
        if (parts.Length > 2 || !TryPlain(parts[0], out number))
        {
            return false;
        }

        if (parts.Length == 2)
        {
            bool isFraction = TryPlain(parts[1], out double divisor) && divisor != 0;
            number = isFraction ? number / divisor : double.NaN;
            return isFraction;
        }

        return true;
    }

    /// <summary>The option that is meant, by its letter or its text; null if there is none.</summary>
    public static QuestionOption? Chosen(Question question, string text)
    {
        string plain = text.Trim().TrimEnd(')', '.');
        return plain.Length == 1 && question.Options.ElementAtOrDefault(char.ToLowerInvariant(plain[0]) - 'a') is { } lettered
            ? lettered
            : question.Options.FirstOrDefault(option => option.Text.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The option that an answer says, be it shown or not; null if there is none.</summary>
    public static QuestionOption? Known(Question question, string text) => question.Kind switch
    {
        AnswerKind.Shape => question.Options.FirstOrDefault(option =>
            TryShape(text, out var typed) && TryShape(option.Text, out var shape) && shape.SequenceEqual(typed)),
        AnswerKind.Number => question.Options.FirstOrDefault(option =>
            TryNumber(text, out double typed) && TryNumber(option.Text, out double number) && Agree(typed, number, question.Tolerance)),
        _ => Chosen(question, text),
    };

    /// <summary>Whether an answer can be judged at all.</summary>
    public static bool IsReadable(Question question, string text) => question.Kind switch
    {
        AnswerKind.Shape => TryShape(text, out _),
        AnswerKind.Number => TryNumber(text, out _),
        _ => Chosen(question, text) is not null,
    };

    /// <summary>Whether an answer says what code gave.</summary>
    public static bool Says(Question question, string text, GivenValue value) => question.Kind switch
    {
        AnswerKind.Shape => TryShape(text, out var shape) && value.Shape is { } given && shape.SequenceEqual(given),
        AnswerKind.Number => TryNumber(text, out double number) && value.Number is { } given && Agree(number, given, question.Tolerance),
        _ => Chosen(question, text) is { } option && Says(option.Text, value),
    };

    /// <summary>Whether an option says what code gave: a shape, a number to the digits that it shows, or words.</summary>
    public static bool Says(string option, GivenValue value) =>
        value.Text is { } words ? option == words
        : option.StartsWith('[') && TryShape(option, out var shape) ? value.Shape?.SequenceEqual(shape) == true
        : TryNumber(option, out double number) && value.Number is { } given && Agree(number, given, Shown(option));

    /// <summary>The right answer as it is told.</summary>
    public static string Write(Question question, GivenValue value) => question.Kind switch
    {
        AnswerKind.Shape => $"[{string.Join(", ", value.Shape ?? [])}]",
        AnswerKind.Number => WriteNumber(question, value.Number ?? double.NaN),
        _ => question.Options.FirstOrDefault(option => Says(option.Text, value)) is { } option ? option.Text : value.Text ?? "",
    };

    private static string WriteNumber(Question question, double number)
    {
        // One digit more than the tolerance asks for, without zeros that say nothing.
        int digits = question.Tolerance > 0 ? Math.Clamp((int)Math.Ceiling(-Math.Log10(question.Tolerance)) + 1, 0, 10) : 6;
        return Math.Round(number, digits).ToString("0.##########", CultureInfo.InvariantCulture);
    }

    private static bool Agree(double answer, double given, double tolerance) =>
        answer.Equals(given) || Math.Abs(answer - given) <= Math.Max(tolerance * (1 + Rounding), Rounding);

    /// <summary>Half a unit of an option's last digit.</summary>
    private static double Shown(string option)
    {
        int point = option.IndexOf('.');
        return point < 0 ? 0 : 0.5 * Math.Pow(10, -option[(point + 1)..].TakeWhile(char.IsAsciiDigit).Count());
    }

    private static bool TryPlain(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    [GeneratedRegex(@"^[\[(]?\s*((?<size>\d+)(\s*[,x×]\s*|\s+|(?=\s*[\])]?$)))*\s*[\])]?$")]
    private static partial Regex Shape();

    /// <summary>Spaces and underscores between thousands.</summary>
    [GeneratedRegex(@"(?<=\d)[ _](?=\d{3}\b)|\s+")]
    private static partial Regex Grouping();
}
