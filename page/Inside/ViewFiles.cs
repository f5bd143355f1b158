using Katas.Checker.Book;
using Katas.Toolkit;

namespace Katas.Page.Inside;

/// <summary>Whether a lesson has views, without compiling anything.</summary>
internal static class ViewFiles
{
    /// <summary>Whether any of its demonstration's files has one.</summary>
    public static bool Any(Lesson lesson)
    {
        try
        {
            return Directory.Exists(lesson.Folders.Demo)
                && TextFile.CSharpFiles(lesson.Folders.Demo).Any(file => File.ReadAllText(file).Contains(nameof(ILessonView), StringComparison.Ordinal));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
