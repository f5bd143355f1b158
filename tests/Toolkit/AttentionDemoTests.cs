using System.Runtime.CompilerServices;
using FluentAssertions;
using Katas.Lesson01.Demos;
using Katas.Toolkit;
using NUnit.Framework;
using SkiaSharp;
using Spectre.Console.Rendering;
using Spectre.Console.Testing;

namespace Katas.Tests.Toolkit;

public class AttentionDemoTests
{
    private string _folder = string.Empty;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("demo01").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase(80)]
    [TestCase(140)]
    public void It_fits_the_terminal_and_says_what_the_numbers_show(int width)
    {
        var console = Run(_folder, width);

        string text = string.Join(' ', console.Lines.Select(line => line.Trim()));
        console.Lines.Should().OnlyContain(line => new Segment(line).CellCount() <= width);
        text.Should().Contain("\"it\" gives 78% of its attention to \"animal\"");
        text.Should().Contain("equal shares").And.Contain("an output of 0 0 0 0 0 0.");
        text.Should().NotContain("NaN;").And.NotContain("? is not a number");
    }

    [Test]
    public void It_saves_every_picture_it_names()
    {
        var console = Run(_folder, 200);

        string[] pictures = Directory.GetFiles(_folder);
        pictures.Should().HaveCount(6).And.OnlyContain(path => console.Output.Contains($"Saved as {path}"));
        foreach (string path in pictures)
        {
            using var picture = SKBitmap.Decode(path);
            picture.Width.Should().BeInRange(200, 2000, path);
        }
    }

    [Test]
    public void It_says_the_same_each_time() => Run(_folder, 100).Output.Should().Be(Run(_folder, 100).Output);

    [Test]
    public void It_goes_on_when_pictures_cannot_be_saved()
    {
        var console = Run(Path.Combine(_folder, "missing"), 200);

        console.Output.Should().Contain("could not be saved").And.Contain("What to try next");
    }

    [Test]
    public void It_stops_when_cancelled()
    {
        var console = Run(_folder, 80, new CancellationToken(canceled: true));

        console.Output.Should().BeEmpty();
        Directory.GetFiles(_folder).Should().BeEmpty();
    }

    private static TestConsole Run(string pictures, int width, CancellationToken cancelled = default)
    {
        var console = new TestConsole().Width(width);
        new AttentionDemo().Run(new DemoStage(console, pictures, DataFolder(), cancelled));
        return console;
    }

    private static string DataFolder([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "data"));
}
