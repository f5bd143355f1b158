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
            GivenFaultKind.Missing => $"{file} is missing. {ShippedFile.Return(fault.Path)}",
            GivenFaultKind.Changed => $"{file} is given, and differs from what was shipped. {ShippedFile.Return(fault.Path)}{Committed(file)}",
            _ => $"{file} is not one of the files that the lesson gives. Your own files belong in "
                + $"exercises/{Path.GetFileName(Path.GetDirectoryName(fault.Path))}.",
        };
    }

    private string Committed(string file) =>
        Path.Exists(Path.Combine(book.Root, ".git")) ? $" If you have committed the change, `git log -- {file}` names the commit before yours." : "";
}
