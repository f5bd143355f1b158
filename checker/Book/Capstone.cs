using System.Text.RegularExpressions;

namespace Katas.Checker.Book;

/// <summary>
/// A program made of nothing but the learner's own lessons: a folder <c>demos/capstone</c>, <c>demos/capstone-2</c>, whose README names the
/// lessons.
/// </summary>
/// <param name="Number">1 for <c>demos/capstone</c>.</param>
/// <param name="Title">The README's first heading.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Needs">The lessons that have to pass, with all that they need.</param>
/// <param name="Shows">The lessons whose demonstrations it shows parts of.</param>
/// <param name="Extras">The parts that are added once further lessons pass.</param>
internal sealed partial record Capstone(
    int Number,
    string Title,
    string Folder,
    IReadOnlyList<string> Needs,
    IReadOnlyList<string> Shows,
    IReadOnlyList<CapstoneExtra> Extras)
{
    private const string FirstName = "capstone";

    /// <summary>The folder's name.</summary>
    public string Name => Path.GetFileName(Folder);

    /// <summary>The capstones of a workbook, in order.</summary>
    public static IReadOnlyList<Capstone> In(Workbook book) =>
        Directory.Exists(book.Demos)
            ? [.. TextFile.Folders(book.Demos)
                .Select(folder => (Folder: folder, Number: NumberOf(Path.GetFileName(folder))))
                .Where(found => found.Number is not null)
                .OrderBy(found => found.Number)
                .Select(found => Read(book, found.Folder, found.Number!.Value))]
            : [];

    /// <summary>Finds a capstone by its number.</summary>
    /// <exception cref="CheckerException">There is none with that number, or it can't be read.</exception>
    public static Capstone Find(Workbook book, int number)
    {
        var all = In(book);
        return all.FirstOrDefault(capstone => capstone.Number == number) ?? throw new CheckerException(
            all.Count == 0
                ? $"There is no capstone: {book.Relative(Path.Combine(book.Demos, FirstName))} is missing."
                : $"There is no capstone {number}. There {(all.Count == 1 ? "is" : "are")} {string.Join(", ", all.Select(one => one.Number))}.");
    }

    private static Capstone Read(Workbook book, string folder, int number)
    {
        var (title, header) = Header(book, folder);
        if (header.Needs.Count == 0)
        {
            throw new CheckerException(
                $"{Path.Combine(folder, "README.md")} names no lesson: a line 'Needs: …' below its title says what it is made of.");
        }

        return new Capstone(
            number,
            title,
            folder,
            header.Needs,
            header.Shows,
            [.. TextFile.Folders(folder)
                .Where(extra => File.Exists(Path.Combine(extra, "README.md")))
                .Select(extra => new CapstoneExtra(Path.GetFileName(extra), extra, Header(book, extra).Header.Needs))]);
    }

    private static (string Title, LessonHeader Header) Header(Workbook book, string folder)
    {
        string path = Path.Combine(folder, "README.md");
        string text = TextFile.Read(path, "what a capstone is made of");
        return (text.Split('\n')[0].TrimStart('#', ' ').TrimEnd(), LessonHeader.Read(path, text, null, book.Numbers));
    }

    private static int? NumberOf(string name) =>
        name == FirstName ? 1 : NumberedName().Match(name) is { Success: true } match ? int.Parse(match.Groups["number"].Value) : null;

    [GeneratedRegex(@"^capstone-(?<number>\d{1,2})$")]
    private static partial Regex NumberedName();
}
