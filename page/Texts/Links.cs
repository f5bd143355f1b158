using Katas.Checker.Book;

namespace Katas.Page.Texts;

/// <summary>Where the links of the book's texts lead on the page.</summary>
/// <param name="book">The workbook.</param>
/// <param name="file">The text that they stand in, from the book's folder: <c>exercises/01/README.md</c>.</param>
internal sealed class Links(Workbook book, string file)
{
    private const string Text = "/text/";

    /// <summary>The address of a text's own page.</summary>
    public static string TextAddress(string relative) => Text + string.Join('/', relative.Split('/').Select(Uri.EscapeDataString));

    /// <summary>The address that a lesson's page has.</summary>
    public static string LessonAddress(string number) => $"/lesson/{number}";

    /// <summary>The address of a look inside a lesson.</summary>
    /// <param name="number">The lesson.</param>
    /// <param name="view">The view's short name; null for the lesson's first.</param>
    public static string InsideAddress(string number, string? view = null) => $"{LessonAddress(number)}/inside{(view is null ? "" : $"/{view}")}";

    /// <summary>The anchor of a task's section.</summary>
    public static string TaskAnchor(string taskId) => $"task-{taskId.Replace('.', '-')}";

    /// <summary>The address of a task's section.</summary>
    public static string TaskAddress(string taskId) => $"{LessonAddress(taskId[..2])}#{TaskAnchor(taskId)}";

    /// <summary>Whether a link leads out of the book.</summary>
    public static bool IsElsewhere(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" && !url.StartsWith('/');

    /// <summary>What a link leads to; null where there is nothing, so that its words are all that is shown.</summary>
    public string? Resolve(string url)
    {
        if (IsElsewhere(url))
        {
            return url;
        }

        int hash = url.IndexOf('#');
        string fragment = hash < 0 ? "" : url[hash..];
        string path = Uri.UnescapeDataString(hash < 0 ? url : url[..hash]);
        string? target = path.Length == 0 ? file : Inside(path);
        return target is null ? null : Address(target) is { } address ? address + fragment : null;
    }

    /// <summary>The address of a picture; null if there is none.</summary>
    public string? Picture(string url) =>
        !IsElsewhere(url) && Inside(Uri.UnescapeDataString(url)) is { } target && BookFiles.IsPicture(target) && BookFiles.Find(book, target) is not null
            ? BookFiles.PictureAddress(target)
            : null;

    private string? Address(string target)
    {
        string[] parts = target.TrimEnd('/').Split('/');
        return parts is ["exercises", var number, ..] && parts.Length <= 3 && parts[^1] == (parts.Length == 3 ? "README.md" : number)
            && book.Numbers.Contains(number) ? LessonAddress(number)
            : BookFiles.Find(book, target) is not null ? TextAddress(target)
            : BookFiles.Find(book, $"{target.TrimEnd('/')}/README.md") is not null ? TextAddress($"{target.TrimEnd('/')}/README.md")
            : null;
    }

    /// <summary>The path from the book's folder; null if it leads out of it.</summary>
    private string? Inside(string path)
    {
        string full = Path.GetFullPath(Path.Combine(book.Root, Path.GetDirectoryName(file) ?? "", path));
        string relative = book.Relative(full);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }
}
