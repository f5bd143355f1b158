using System.Security.Cryptography;
using System.Text;
using Katas.Checker.Book;
using Microsoft.CodeAnalysis;

namespace Katas.Checker.Showing;

/// <summary>
/// Where views keep what took them long: a folder for each code that they were compiled from, whatever its comments and blanks.
/// </summary>
internal static class ViewFolders
{
    private const int Most = 3; // the learner's, the solution's, and what the learner may go back to

    /// <summary>The folder of a code; it need not exist.</summary>
    public static string Of(Workbook book, Lesson lesson, Compilation code)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var token in code.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantTokens()))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(token.Text + "\n"));
        }

        return Path.Combine(book.Keep, "views", lesson.Number, Convert.ToHexStringLower(hash.GetHashAndReset())[..16]);
    }

    /// <summary>Removes the folders beside one that have not been used for longest. What cannot be removed stays.</summary>
    public static void RemoveOld(string used)
    {
        try
        {
            if (Directory.Exists(used))
            {
                Directory.SetLastWriteTimeUtc(used, DateTime.UtcNow);
                foreach (var old in new DirectoryInfo(used).Parent!.GetDirectories().OrderByDescending(folder => folder.LastWriteTimeUtc).Skip(Most))
                {
                    old.Delete(recursive: true);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another checker uses it, or has removed it.
        }
    }
}
