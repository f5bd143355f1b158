using System.Runtime.CompilerServices;
using Snapshooter;

namespace Katas.Testkit;

/// <summary>
/// Compares text with a file that was approved before. The only place that knows which snapshot library is in use.
/// </summary>
public static class Snapshot
{
    /// <summary>
    /// Asserts that the text equals the approved one in <c>__snapshots__</c> beside the test's file. A first run writes the file; with
    /// <c>SNAPSHOOTER_STRICT_MODE=true</c> a missing file fails instead. A difference writes the new text to
    /// <c>__snapshots__/__mismatch__</c>.
    /// </summary>
    /// <param name="text">The code under test's result.</param>
    /// <param name="name">Tells several snapshots of one test apart; null for none.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="test">Filled in by the compiler.</param>
    public static void Match(
        string text, string? name = null, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        string suffix = name is null ? "" : $".{name}";
        var fullName = new SnapshotFullName(
            $"{Path.GetFileNameWithoutExtension(file)}.{test}{suffix}.snap", Path.GetDirectoryName(file) ?? "");
        Snapshooter.NUnit.Snapshot.Match(text.ReplaceLineEndings("\n"), fullName);
    }
}
