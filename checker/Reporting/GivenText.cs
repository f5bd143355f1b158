using Katas.Checker.Book;

namespace Katas.Checker.Reporting;

/// <summary>Says of given files what differs from what was shipped, and how to get them back.</summary>
internal sealed class GivenText(Workbook book)
{
    /// <summary>A sentence about the file, and one about what to do.</summary>
    public string Describe(GivenFault fault)
    {
        string file = book.Relative(fault.Path);
        return fault.Kind switch
        {
            GivenFaultKind.Missing => $"{file} is missing. {Return(file)}",
            GivenFaultKind.Changed => $"{file} is given, and differs from what was shipped. {Return(file)}{Committed(file)}",
            _ => $"{file} is not one of the files that the lesson gives. Your own files belong in "
                + $"exercises/{Path.GetFileName(Path.GetDirectoryName(fault.Path))}.",
        };
    }

    private bool HasGit => Path.Exists(Path.Combine(book.Root, ".git"));

    private string Committed(string file) =>
        HasGit ? $" If you have committed the change, `git log -- {file}` names the commit before yours." : "";

    private string Return(string file) => HasGit
        ? $"`git checkout -- {file}` brings it back as it was shipped."
        : "There is no .git here to bring it back from: copy it from a fresh download of the workbook.";
}
