using System.Text.RegularExpressions;
using FluentAssertions;
using Katas.Lesson11.Demos;
using Katas.Tests.Checker;
using Katas.Toolkit;
using NUnit.Framework;
using Spectre.Console.Testing;

namespace Katas.Tests.Toolkit;

/// <summary>What lesson 11's demonstration shows where nothing was fetched.</summary>
public sealed class RealModelsDemoTests
{
    [Test]
    public void Tiny_models_are_opened_and_compared()
    {
        string said = Run(RealBook.Instance.Data);

        Regex.Count(said, "the same +│").Should().Be(3, said);
        said.Should().NotContain("others").And.Contain("##").And.Contain("<C3>|<BC>", "the vocabulary has no ü").And.Contain("(no head)");
    }

    [Test]
    public void Where_they_are_not_that_is_said()
    {
        string elsewhere = Directory.CreateTempSubdirectory("katas-").FullName;
        try
        {
            Run(Path.Combine(elsewhere, "data")).Should().Contain("There is no");
        }
        finally
        {
            Directory.Delete(elsewhere, recursive: true);
        }
    }

    private static string Run(string data)
    {
        var console = new TestConsole().Width(160);
        new TinyPart(new DemoStage(console, Path.GetTempPath(), data, CancellationToken.None)).Run();
        return string.Join(' ', console.Lines.Select(line => line.Trim()));
    }
}
