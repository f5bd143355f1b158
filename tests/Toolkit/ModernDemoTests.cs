using FluentAssertions;
using Katas.Lesson09.Demos;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using NUnit.Framework;
using Spectre.Console.Testing;

namespace Katas.Tests.Toolkit;

/// <summary>Lesson 09's demonstration on a text that the learner brings.</summary>
public sealed class ModernDemoTests
{
    private string _folder = null!;

    [SetUp]
    public void Open() => _folder = Directory.CreateTempSubdirectory("katas-").FullName;

    [TearDown]
    public void Close() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Any_text_will_do()
    {
        string text = string.Concat(Enumerable.Range(0, 100).Select(i => $"Où est le n° {i}? 日本 👍, dit-il.\r\n"));

        string said = Run(Save(text));

        said.Should().Contain("read own.txt letter by letter").And.Contain("3. What they write").And.NotContain("\uFFFD");
    }

    [TestCase("", "has 0 letters; expected 2000 or more")]
    [TestCase("Too short.", "has 10 letters; expected 2000 or more")]
    public void A_text_that_is_too_short_is_refused(string text, string expected)
    {
        Action act = () => Run(Save(text));

        act.Should().Throw<DemoException>().WithMessage($"own.txt {expected}*");
    }

    [Test]
    public void What_is_no_text_is_refused()
    {
        string path = Path.Combine(_folder, "own.txt");
        File.WriteAllBytes(path, [.. Enumerable.Range(0, 10_000).Select(i => (byte)(i * 37))]);

        Action act = () => Run(path);

        act.Should().Throw<DemoException>().WithMessage("own.txt is not a text in UTF-8*");
    }

    private string Run(string file)
    {
        var console = new TestConsole().Width(160);
        new ModernDemo().Run(new DemoStage(console, _folder, _folder, CancellationToken.None)
        {
            Options = new DemoOptions(
                typeof(ModernDemo), new Dictionary<string, string> { ["--data"] = file, ["--steps"] = "20" }),
        });
        return string.Join(' ', console.Lines.Select(line => line.Trim()));
    }

    private string Save(string text)
    {
        string path = Path.Combine(_folder, "own.txt");
        File.WriteAllText(path, text);
        return path;
    }
}
