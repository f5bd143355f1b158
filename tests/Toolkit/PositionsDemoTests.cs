using System.Text.RegularExpressions;
using FluentAssertions;
using Katas.Lesson03.Demos;
using Katas.Toolkit;
using NUnit.Framework;
using SkiaSharp;
using Spectre.Console.Rendering;
using Spectre.Console.Testing;

namespace Katas.Tests.Toolkit;

public partial class PositionsDemoTests
{
    private string _folder = string.Empty;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("demo03").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void It_fits_the_terminal_says_what_positions_do_and_saves_its_pictures()
    {
        var console = Run();

        string text = WhiteSpace().Replace(console.Output, " ");
        console.Lines.Should().OnlyContain(line => new Segment(line).CellCount() <= 80);
        text.Should().Contain("│ attention alone │ 0 (rounding) │");
        text.Should().Contain("the difference is 0.");
        text.Should().Contain("│ learned │ 100% │ refused │").And.Contain("│ clipped distances │ 100% │ 100% │");
        text.Should().Contain("What to try next").And.NotContain("NaN");

        string[] pictures = Directory.GetFiles(_folder);
        pictures.Should().HaveCount(7);
        foreach (string path in pictures)
        {
            using var picture = SKBitmap.Decode(path);
            picture.Width.Should().BeInRange(200, 2000, path);
        }
    }

    [Test]
    public void It_stops_when_cancelled()
    {
        var console = Run(new CancellationToken(canceled: true));

        console.Output.Should().BeEmpty();
        Directory.GetFiles(_folder).Should().BeEmpty();
    }

    private TestConsole Run(CancellationToken cancelled = default)
    {
        var console = new TestConsole().Width(80);
        new PositionsDemo().Run(new DemoStage(console, _folder, string.Empty, cancelled));
        return console;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
