using System.Diagnostics;
using FluentAssertions;
using Katas.Tests.Checker;
using NUnit.Framework;

namespace Katas.Tests.Build;

/// <summary>The projects say the same about a lesson's files as the checker: what belongs to it, what is missing, what is a copy.</summary>
public sealed class LessonFilesTests
{
    private const string Focus = "exercises/01/Focus.cs";

    private SampleBook sample;

    [SetUp]
    public void Start()
    {
        sample = new SampleBook();
        sample.AddRealLesson("01");
        var buildFiles = Directory.GetFiles(Path.Combine(Repository.Root, "build")).Select(file => $"build/{Path.GetFileName(file)}");
        foreach (string file in (string[])
            [
                "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json",
                "exercises/Directory.Build.props", "exercises/Directory.Build.targets", .. buildFiles,
            ])
        {
            sample.Write(file, File.ReadAllText(Path.Combine(Repository.Root, file)));
        }
    }

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public void A_lesson_as_shipped_is_in_order() => Check().Should().Be((0, ""));

    [Test, Platform(Exclude = "Win")]
    public void Names_that_begin_with_a_dot_and_folders_below_are_not_compiled()
    {
        File.CreateSymbolicLink(sample.PathOf("exercises/01/.#Focus.cs"), "somebody@a.host:1");
        sample.Write("exercises/01/._Focus.cs", "not C#");
        sample.Write("exercises/01/notes/Try.cs", "not C#");
        sample.Write("tests/01/._Probes.cs", "not C#");

        var (exitCode, text) = Run("-getItem:Compile");

        exitCode.Should().Be(0);
        text.Should().Contain("Focus.cs").And.Contain("Probes.cs").And.NotContain(".#Focus.cs").And.NotContain("._").And.NotContain("Try.cs");
        Check().Should().Be((0, ""));
    }

    [Test]
    public void A_copy_is_named()
    {
        sample.Write("exercises/01/Focus - Copy.cs", sample.Read(Focus));

        Check().Text.Should().Contain("exercises/01/Focus - Copy.cs declares task 01.9, as a shipped file does: is it a copy?");
    }

    [TestCase("exercises/01/Factor.cs")]
    [TestCase("exercises/01/old/Focus.cs")]
    [TestCase("exercises/Focus.cs")]
    public void A_renamed_or_moved_stub_is_found(string to)
    {
        sample.Write(to, sample.Read(Focus));
        sample.Delete(Focus);

        Check().Text.Should().Contain($"Focus.cs is missing from exercises/01; what it holds stands in {to}.").And.Contain("checker -- reset 01.9");
    }

    [Test]
    public void A_missing_stub_comes_back_by_a_reset()
    {
        sample.Delete(Focus);

        Check().Text.Should().Contain("Focus.cs is missing from exercises/01. `dotnet").And.Contain("checker -- reset 01.9");
    }

    [TestCase("")]
    [TestCase("\0\0\0\0")]
    [TestCase("n\0a\0m\0e\0s\0p\0a\0c\0e\0")]
    public void A_damaged_stub_is_told_as_that(string text)
    {
        sample.Write(Focus, text);

        Check().Text.Should().Contain("exercises/01/Focus.cs is empty or damaged").And.Contain("checker -- reset 01.9");
    }

    [Test, Platform(Exclude = "Win"), CancelAfter(60_000)]
    public void A_pipe_is_named_and_not_waited_for()
    {
        Process.Start("mkfifo", sample.PathOf("exercises/01/Mine.cs")).WaitForExit();

        Check().Text.Should().Contain("Mine.cs is not an ordinary file");
    }

    private (int ExitCode, string Text) Check() => Run("-t:CheckStubFiles;CheckCopies");

    private (int ExitCode, string Text) Run(string what)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = sample.Root,
            RedirectStandardOutput = true,
        };
        foreach (string argument in (string[])["msbuild", "exercises/01", "-nologo", "-v:q", "-nodeReuse:false", what])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        string text = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return (process.ExitCode, text);
    }
}
