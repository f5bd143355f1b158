using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Keeping;
using NUnit.Framework;

namespace Katas.Tests.Checker.Keeping;

public sealed class AtomicFileTests
{
    private string folder;

    [SetUp]
    public void Start() => folder = Directory.CreateTempSubdirectory("katas-atomic-").FullName;

    [TearDown]
    public void End() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_new_file_has_exactly_the_bytes()
    {
        AtomicFile.Write(Path.Combine(folder, "a.cs"), [0xEF, 0xBB, 0xBF, 13, 10, 0]);

        File.ReadAllBytes(Path.Combine(folder, "a.cs")).Should().Equal(0xEF, 0xBB, 0xBF, 13, 10, 0);
    }

    [Test]
    public void An_older_file_is_replaced_and_nothing_else_is_left()
    {
        File.WriteAllText(Path.Combine(folder, "a.cs"), "a much longer text than the new one");

        AtomicFile.Write(Path.Combine(folder, "a.cs"), "new"u8.ToArray());

        File.ReadAllText(Path.Combine(folder, "a.cs")).Should().Be("new");
        Directory.GetFileSystemEntries(folder).Should().ContainSingle();
    }

    [Test]
    public void What_cannot_be_written_stays_as_it_was_and_is_told()
    {
        string taken = Path.Combine(folder, "a.cs");
        Directory.CreateDirectory(Path.Combine(taken, "full"));

        Action write = () => AtomicFile.Write(taken, [1]);

        write.Should().Throw<CheckerException>().Which.Message.Should().Contain(taken).And.Contain("as it was");
        Directory.GetFileSystemEntries(folder).Should().Equal([taken], "the temporary file is taken away");
    }

    [Test]
    public void A_folder_that_is_not_there_is_told()
    {
        Action write = () => AtomicFile.Write(Path.Combine(folder, "none", "a.cs"), [1]);

        write.Should().Throw<CheckerException>().Which.InnerException.Should().BeOfType<DirectoryNotFoundException>();
    }

    [Test]
    public void A_full_disk_is_called_that_and_what_was_there_stays()
    {
        string path = Path.Combine(folder, "Mine.cs");
        File.WriteAllText(path, "// mine");
        var full = new StepDisk(1, new IOException("No space left on device : '/some/where'", 28)); // what Linux and macOS number it

        Action write = () => AtomicFile.Write(path, [1, 2, 3, 4], full);

        write.Should().Throw<CheckerException>().WithMessage("There is no space left on the disk: Mine.cs could not be written.");
        Directory.GetFiles(folder).Should().Equal(path);
        File.ReadAllText(path).Should().Be("// mine");
    }
}
