using Katas.Testkit;
using NUnit.Framework;

namespace Katas.Tests.Testkit;

public class SnapshotTests
{
    private const string Approved = "One line,\nand another.\n";

    [Test]
    public void Text_equal_to_the_approved_one_passes()
    {
        Snapshot.Match(Approved);
        Snapshot.Match("Another text of the same test.", name: "second");
    }

    [Test]
    public void Line_endings_make_no_difference() => Snapshot.Match(Approved.ReplaceLineEndings("\r\n"));

    [Test]
    public void Another_text_fails()
    {
        string folder = Directory.CreateTempSubdirectory("snapshot").FullName;
        string file = Path.Combine(folder, "Some.cs");
        try
        {
            // Written by hand: in strict mode Snapshooter writes no new files.
            string approved = Path.Combine(folder, "__snapshots__", "Some.Test.snap");
            Directory.CreateDirectory(Path.GetDirectoryName(approved)!);
            File.WriteAllText(approved, Approved);
            Assert.DoesNotThrow(() => Snapshot.Match(Approved, null, file, "Test"));
            Assert.Catch(() => Snapshot.Match("Something else.", null, file, "Test"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
