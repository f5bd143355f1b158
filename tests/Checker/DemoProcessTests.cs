using System.Diagnostics;
using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Running;
using NUnit.Framework;

namespace Katas.Tests.Checker;

/// <summary>The process of a demonstration: where it is run from, and when it ends.</summary>
public sealed class DemoProcessTests
{
    private SampleBook sample;

    [SetUp]
    public void Start() => sample = new SampleBook();

    [TearDown]
    public void End() => sample.Dispose();

    [Test]
    public async Task It_ends_with_the_checker_however_that_ends()
    {
        using var child = new ChildFile();
        Show($"{child.WriteProcessId} System.Threading.Thread.Sleep(System.Threading.Timeout.Infinite);");
        using var checker = Process.Start(new ProcessStartInfo(
            ProcessStarter.Dotnet,
            [Path.Combine(AppContext.BaseDirectory, "checker.dll"), "demo", SampleBook.Number, "--book", sample.Root])
        {
            RedirectStandardOutput = true,
        })!;
        await child.Written();

        checker.Kill(); // this process alone, without a moment to tidy up

        child.IsGone.Should().BeTrue();
    }

    [Test]
    public async Task A_temporary_folder_that_is_not_there_is_told()
    {
        var answer = await CheckerProcess.Start(
            ["demo", SampleBook.Number, "--book", sample.Root],
            sample.Root,
            new Dictionary<string, string> { ["TMPDIR"] = sample.PathOf("none"), ["TMP"] = sample.PathOf("none") });

        answer.ExitCode.Should().Be(ExitCode.Usage);
        answer.Error.Should().Contain("temporary folder").And.Contain(sample.PathOf("none")).And.NotContain("   at ");
    }

    private void Show(string statements) => sample.Write(
        "demos/91/NumbersDemo.cs",
        $$"""
        using System;
        using System.IO;
        using Katas.Toolkit;

        namespace Katas.Demos;

        public sealed class NumbersDemo : IDemo
        {
            public void Run(DemoStage stage)
            {
                {{statements}}
            }
        }
        """);
}
